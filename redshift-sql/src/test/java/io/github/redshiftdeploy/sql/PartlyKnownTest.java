package io.github.redshiftdeploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartlyKnownTest {

    @ParameterizedTest
    @EnumSource(
            names = {
                "ALTER_DATABASE",
                "ALTER_TABLE",
                "ANALYZE",
                "COPY",
                "CREATE_EXTERNAL_SCHEMA",
                "CREATE_TABLE",
                "DROP_OTHER",
                "GRANT",
                "TRUNCATE",
                "UNLOAD",
                "UNKNOWN",
                "VACUUM"
            })
    void what_an_unknown_option_may_change_runs_alone(StatementKind kind) {
        assertThat(PartlyKnown.statementClass(kind)).isEqualTo(StatementClass.ALONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"BEGIN", "CALL", "COMMIT", "DECLARE", "DELETE", "INSERT", "LOCK", "ROLLBACK", "SELECT", "SET"})
    void what_means_nothing_alone_keeps_its_class(StatementKind kind) {
        assertThat(PartlyKnown.statementClass(kind)).isEqualTo(kind.statementClass());
    }

    @Test
    void borders_of_transactions_are_never_moved() {
        assertThat(StatementKind.values())
                .filteredOn(kind -> switch (kind.statementClass()) {
                    case OPENS, CLOSES, UNDOES -> true;
                    case TRANSACTIONAL, ALONE, COMMITS, BORDER -> false;
                })
                .allSatisfy(kind -> assertThat(PartlyKnown.statementClass(kind)).isEqualTo(kind.statementClass()));
    }

    @Test
    void nothing_runs_in_a_transaction_that_would_not_without_the_unknown_part() {
        assertThat(Arrays.stream(StatementKind.values()).filter(kind -> kind.statementClass() == StatementClass.ALONE))
                .allSatisfy(kind -> assertThat(PartlyKnown.statementClass(kind)).isEqualTo(StatementClass.ALONE));
    }
}
