package io.github.redshiftdeploy.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits that are too great for a script in the corpus. */
class TableLimitsTest {

    @Test
    void takes_1600_columns_and_no_more() {
        assertThat(problems("CREATE TABLE t (" + columns(1_600, " INT") + ")")).isEmpty();
        assertThat(problems("CREATE TABLE t (" + columns(1_601, " INT") + ")"))
                .containsExactly("a table has at most 1600 columns, and this one has 1601");
    }

    @Test
    void takes_1600_columns_of_a_view_and_no_more() {
        assertThat(problems("CREATE VIEW v (" + columns(1_600, "") + ") AS SELECT * FROM t"))
                .isEmpty();
        assertThat(problems("CREATE VIEW v (" + columns(1_601, "") + ") AS SELECT * FROM t"))
                .containsExactly("a table has at most 1600 columns, and this one has 1601");
    }

    @Test
    void sorts_by_400_columns_and_no_more() {
        assertThat(problems(sorted(400))).isEmpty();
        assertThat(problems(sorted(401))).containsExactly("'SORTKEY' takes at most 400 columns, and not 401");
    }

    private static String sorted(int keys) {
        return "CREATE TABLE t (" + columns(500, " INT") + ") SORTKEY (" + columns(keys, "") + ")";
    }

    private static String columns(int count, String suffix) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i + suffix).collect(Collectors.joining(", "));
    }

    private static List<String> problems(String statement) {
        return new SqlParser()
                .parse(statement).problems().stream().map(Problem::message).toList();
    }
}
