package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Proxied;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.testkit.alone.Alone;
import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Fate.Portion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wherever a rollback is cut, the next one goes on, and then the database is what it was before the deployment, no row
 * fewer. {@code -Dfault.count} cuts at more places: at as many as there are messages, at each.
 */
@Alone
final class RollbackFaultTest {

    private static final int CUTS = Integer.getInteger("fault.count", 8);
    private static final int MOST_TRIES = 4;
    private static final List<Portion> PORTIONS = List.of(Portion.values());

    private static final String[] GROUND = {
        "CREATE TABLE cut.t (id INT ENCODE az64, name VARCHAR(20) ENCODE lzo)",
        "INSERT INTO cut.t VALUES (1, 'one'), (2, 'two')",
        "CREATE TABLE cut.done (step INT ENCODE az64)",
        "CREATE VIEW cut.v AS SELECT id, name FROM cut.t",
        "GRANT SELECT ON cut.v TO PUBLIC",
        "CREATE PROCEDURE cut.p(n INT) AS $$ BEGIN RAISE INFO 'old'; END; $$ LANGUAGE plpgsql",
        "COMMENT ON TABLE cut.t IS 'the table'",
    };

    @TempDir
    private Path folder;

    @Test
    void a_rollback_that_is_cut_anywhere_is_resumed_and_leaves_what_was_there() throws Exception {
        try (Proxied proxied = Proxied.before(Warehouse.local(), folder)) {
            int messages = undisturbed(proxied);
            List<String> failed = new ArrayList<>();
            int happened = 0;
            for (int i = 0; i < Math.min(CUTS, messages); i++) {
                int at = 1 + i * messages / Math.min(CUTS, messages);
                Portion portion = PORTIONS.get(i % PORTIONS.size());
                Trial trial = new Trial(at, portion);
                happened += trial.run(proxied, failed) ? 1 : 0;
            }
            System.out.println(happened + " of " + Math.min(CUTS, messages) + " cuts made a rollback fail, which has "
                    + messages + " messages");

            assertThat(failed).isEmpty();
            assertThat(happened).isPositive();
        }
    }

    private int undisturbed(Proxied proxied) throws Exception {
        Project project = deployed(proxied);
        proxied.proxy().begin(message -> Fate.PASSES);
        assertThat(rollback(project, proxied)).isEqualTo("succeeded");
        assertThat(state()).isEqualTo(before);
        return proxied.proxy().messages();
    }

    private List<String> before = List.of();

    private Project deployed(Proxied proxied) throws Exception {
        Warehouse.fresh("cut");
        Warehouse.run(GROUND);
        before = state();
        Project project = new Project(Files.createTempDirectory(folder, "p"), proxied.cluster())
                .set("captureDays", "30")
                .set("leaseDuration", "5s")
                .set("retries", "0")
                .set("name", "cut" + DeploymentId.at(Instant.now()));
        project.script("a.sql", "ALTER TABLE cut.t ADD COLUMN more INT;\nCREATE TABLE cut.made (id INT);\n")
                .script("b.sql", "INSERT INTO cut.done VALUES (1);\nINSERT INTO cut.done VALUES (2);\n")
                .script(
                        "b.rollback.sql",
                        "DELETE FROM cut.done WHERE step = 2;\nVACUUM cut.done;\nDELETE FROM cut.done;\n")
                .script("c.sql", """
                        CREATE OR REPLACE PROCEDURE cut.p(n INT) AS $$ BEGIN RAISE INFO 'new'; END; $$ LANGUAGE plpgsql;
                        REVOKE SELECT ON cut.v FROM PUBLIC;
                        COMMENT ON TABLE cut.t IS 'new';
                        """);
        proxied.proxy().begin(message -> Fate.PASSES);
        project.succeed();
        assertThat(state()).isNotEqualTo(before);
        return project;
    }

    private static String rollback(Project project, Proxied proxied) throws IOException {
        try {
            Outcome outcome = project.deployer()
                    .rollback(project.config(), Deployer.overJdbc(Warehouse.credentials(proxied.cluster())));
            return outcome.state() == State.SUCCEEDED ? "succeeded" : String.valueOf(outcome.failure());
        } catch (DiagnosticException | TransportException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What is there: columns, rows, comments, privileges, texts. */
    private static List<String> state() throws SQLException {
        List<String> state = new ArrayList<>(
                Warehouse.query(
                        "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'cut' ORDER BY 1"));
        state.addAll(Warehouse.query("SELECT id || name FROM cut.t ORDER BY 1"));
        state.addAll(Warehouse.query("SELECT step::varchar FROM cut.done ORDER BY 1"));
        state.addAll(
                Warehouse.query("SELECT prosrc FROM pg_proc WHERE proname = 'p' AND prosrc LIKE '%INFO%' ORDER BY 1"));
        state.addAll(Warehouse.query("SELECT obj_description('cut.t'::regclass, 'pg_class')"));
        state.addAll(Warehouse.query("SELECT relacl::text FROM pg_class WHERE oid = 'cut.v'::regclass"));
        return state;
    }

    /** A rollback that is cut at a message. */
    private final class Trial {
        private final int at;
        private final Portion portion;

        Trial(int at, Portion portion) {
            this.at = at;
            this.portion = portion;
        }

        /** Returns whether the rollback failed; adds what is wrong in the end. */
        boolean run(Proxied proxied, List<String> wrong) throws Exception {
            Project project = deployed(proxied);
            proxied.proxy()
                    .begin(message -> message.number() == at ? Fate.cut(portion).forAll() : Fate.PASSES);
            String said = rollback(project, proxied);
            boolean failed = !said.equals("succeeded");
            proxied.proxy().begin(message -> Fate.PASSES);
            StringBuilder all = new StringBuilder(said);
            for (int i = 0; i < MOST_TRIES && !said.equals("succeeded"); i++) {
                said = rollback(project, proxied);
                all.append("\nthen ").append(said);
                if (said.contains("RS4402")) {
                    said = "succeeded"; // The answer to the last commit was lost, and it is undone already.
                }
            }
            if (!said.equals("succeeded") || !state().equals(before)) {
                wrong.add("cut at " + at + ", " + portion + ": " + all + "\n" + state());
            }
            return failed;
        }
    }
}
