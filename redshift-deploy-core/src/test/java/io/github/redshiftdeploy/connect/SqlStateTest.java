package io.github.redshiftdeploy.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlStateTest {

    /** A class of SQLSTATEs and three more characters, as a literal of Java. */
    private static final Pattern LITERAL =
            Pattern.compile("\"(0[0-9A-Z]|2[0-9A-F]|3[0-9BDF]|4[024]|5[3-8]|F0|HV|P0|XX)[0-9A-Z]{3}\"");

    @ParameterizedTest
    @CsvSource({
        "XX000, Serializable isolation violation on table, SERIALIZABLE, true",
        "XX000, could not complete because of conflict with concurrent transaction, CONFLICT, true",
        "XX000, could not open relation with OID 4711, LOST_TABLE, true",
        "XX000, Assert, INTERNAL_ERROR, false",
        "40P01, deadlock detected, DEADLOCK, true",
        "57P03, the database system is starting up, STARTING, true",
        "57014, Query cancelled, CANCELLED, false",
        "28P01, password authentication failed, LOGIN_REFUSED, false",
        "42703, column does not exist, OTHER, false",
    })
    void knows_what_is_worth_another_try(String code, String words, SqlState state, boolean passes) {
        SqlState found = SqlState.of(new ServerError(code, words));

        assertThat(found).isEqualTo(state);
        assertThat(found.passes()).isEqualTo(passes);
    }

    @Test
    void finds_the_words_of_a_conflict_in_the_detail_too() {
        ServerError problem = server("ERROR", "XX000", "1023 no such number", "Serializable isolation violation");

        assertThat(SqlState.of(problem)).isEqualTo(SqlState.SERIALIZABLE);
    }

    @Test
    void a_failure_of_the_connection_ends_the_session_unless_a_server_says_so_that_is_still_there() {
        assertThat(SqlState.endsSession(new ServerError("08006", "gone"))).isTrue();
        assertThat(SqlState.endsSession(server("ERROR", "08001", "cannot reach the source of an external schema", "")))
                .isFalse();
        assertThat(SqlState.endsSession(server("FATAL", "57P01", "terminating connection", "")))
                .isTrue();
        assertThat(SqlState.endsSession(new ServerError(null, "no state"))).isFalse();
    }

    @Test
    void advises_to_give_up_the_transaction_where_a_procedure_ends_it() {
        ServerError problem = new ServerError("0A000", "COMMIT cannot be invoked inside an atomic context block");

        assertThat(SqlState.of(problem).advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("the procedure commits by itself"));
    }

    @Test
    void no_sqlstate_stands_outside_of_the_table() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> elsewhere = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("SqlState.java"))
                    .filter(file -> LITERAL.matcher(text(file)).find())
                    .map(Path::toString)
                    .toList();

            assertThat(elsewhere).isEmpty();
        }
        assertThat(LITERAL.matcher(text(Path.of("src/main/java/io/github/redshiftdeploy/connect/SqlState.java")))
                        .find())
                .isTrue();
    }

    private static ServerError server(String severity, String code, String message, String detail) {
        return new ServerError(code, severity, message, detail, null, null);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
