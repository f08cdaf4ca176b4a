package io.github.redshiftdeploy.plan.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Checked;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.effect.StatementSurvey;
import io.github.redshiftdeploy.effect.Use;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiesTest {

    private static final int MANY = 10_000;

    @TempDir
    Path root;

    @Test
    void what_does_not_run_ties_nobody_and_still_tells_what_its_procedures_do() throws IOException {
        List<CheckedScript> scripts = Checked.scripts(root, """
                -- file: procedure.sql
                CREATE PROCEDURE etl.load() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM sales.orders; END; $$;
                -- file: skipped.sql
                DELETE FROM sales.lines;
                -- file: call.sql
                CALL etl.load();
                -- file: read.sql
                SELECT * FROM sales.orders, sales.lines;
                """);

        Ties ties = Ties.of(scripts, place -> place >= 2);

        assertThat(ties.of(2)).isEmpty();
        assertThat(ties.of(3))
                .containsExactly(new Tie(2, "reads table sales.orders, which 'call.sql' writes by etl.load()", true));
    }

    @Test
    void scripts_around_one_that_does_not_run_are_tied_to_each_other() throws IOException {
        List<CheckedScript> scripts = Checked.scripts(root, """
                -- file: a.sql
                DELETE FROM sales.orders;
                -- file: skipped.sql
                DELETE FROM sales.orders;
                -- file: b.sql
                DELETE FROM sales.orders;
                """);

        Ties ties = Ties.of(scripts, place -> place != 1);

        assertThat(ties.of(2)).containsExactly(new Tie(0, "both write table sales.orders", true));
    }

    @Test
    void scripts_that_nobody_checks_are_looked_at_for_their_ties() throws IOException {
        List<CheckedScript> scripts =
                Checked.validation(root, """
                        -- file: a.sql
                        DELETE FROM sales.orders;
                        -- file: b.sql
                        SELEC 1;
                        -- file: c.sql
                        SELECT 1;
                        """, Map.of("validate", "false")).scripts();

        Ties ties = Ties.of(scripts);

        assertThat(ties.of(1))
                .containsExactly(
                        new Tie(0, "cannot be proven independent: a statement that is not parsed in line 1", true));
    }

    @Test
    @Tag("time")
    void ten_thousand_scripts_that_share_a_schema_take_a_moment() {
        List<ScriptEffects> scripts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            scripts.add(effects(new Use(Action.CREATES, relation("t" + i)), new Use(Action.READS, relation("source"))));
        }
        scripts.add(effects(new Use(Action.CHANGES, new DatabaseObject(ObjectKind.SCHEMA, null, "sales"))));

        long begun = System.nanoTime();
        Ties ties = Ties.of(scripts.stream().map(script -> "a.sql").toList(), scripts, place -> true);
        long milliseconds = (System.nanoTime() - begun) / 1_000_000;

        assertThat(ties.of(MANY - 1)).isEmpty();
        assertThat(ties.of(MANY)).hasSize(MANY);
        assertThat(milliseconds).isLessThan(2_000);
    }

    @Test
    @Tag("time")
    void ten_thousand_scripts_that_write_one_table_have_a_tie_each() {
        List<ScriptEffects> scripts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            scripts.add(effects(new Use(Action.WRITES, relation("orders"))));
        }

        Ties ties = Ties.of(scripts.stream().map(script -> "a.sql").toList(), scripts, place -> true);

        assertThat(ties.of(0)).isEmpty();
        for (int i = 1; i < MANY; i++) {
            assertThat(ties.of(i)).hasSize(1);
        }
    }

    private static DatabaseObject relation(String name) {
        return new DatabaseObject(ObjectKind.RELATION, "sales", name);
    }

    private static ScriptEffects effects(Use... uses) {
        return new ScriptEffects(
                Set.of(uses),
                Set.of(),
                Map.of(),
                List.of(),
                ScriptEffects.NONE.schemas(),
                List.of(),
                Set.of(),
                StatementSurvey.NONE);
    }
}
