package io.github.redshiftdeploy.sql.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the recorded effects do not show. */
class AnalyzerTest {

    private final Analyzer analyzer = new Analyzer();

    @Test
    void an_effect_tells_whether_the_schema_was_written() {
        Effects effects = analyze("INSERT INTO orders SELECT * FROM sales.orders");

        assertThat(effects.direct())
                .extracting(effect -> effect.name().toString(), Effect::qualified)
                .containsExactly(tuple("public.orders", false), tuple("sales.orders", true));
    }

    @Test
    void effects_tell_whether_the_schema_of_the_user_counts_before_the_statement() {
        assertThat(analyze("SELECT 1").ownSchema()).isTrue();
        assertThat(analyze("SET search_path TO sales").ownSchema()).isTrue();
        assertThat(analyze("SET search_path TO '$user', sales").ownSchema()).isFalse();
        assertThat(analyze("SELECT 1").ownSchema()).isTrue();
    }

    @Test
    void one_statement_does_the_same_thing_at_two_places_twice_and_at_one_place_once() {
        assertThat(analyze("SELECT * FROM sales.orders, sales.orders").direct()).hasSize(2);
        assertThat(analyze("SELECT * FROM sales.orders").direct()).hasSize(1);
    }

    @Test
    void a_rollback_leaves_no_temporary_table_unless_it_brings_one_back() {
        assertThat(hasTemporaryTables("CREATE TEMP TABLE t (a INT)")).isTrue();
        assertThat(hasTemporaryTables("BEGIN")).isTrue();
        assertThat(hasTemporaryTables("ROLLBACK")).isTrue();
        assertThat(hasTemporaryTables("DROP TABLE t")).isFalse();

        assertThat(hasTemporaryTables("CREATE TEMP TABLE t (a INT)")).isTrue();
        assertThat(hasTemporaryTables("BEGIN")).isTrue();
        assertThat(hasTemporaryTables("DROP TABLE t")).isFalse();
        assertThat(hasTemporaryTables("ROLLBACK")).isTrue();
    }

    private boolean hasTemporaryTables(String sql) {
        Command command = Objects.requireNonNull(new SqlParser().parse(sql).tree());
        return analyzer.facts(StatementKind.of(sql), command, analyzer.analyze(command))
                .temporary();
    }

    private Effects analyze(String sql) {
        return analyzer.analyze(
                Objects.requireNonNull(new SqlParser().parse(sql).tree()));
    }
}
