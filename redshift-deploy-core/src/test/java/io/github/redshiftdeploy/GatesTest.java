package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.PlanReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target asks its gates before anything is changed there, and somebody answers for each that is waived. */
final class GatesTest {

    /** A Monday, 13:12 in Berlin. */
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-30T12:12:00Z"), ZoneOffset.UTC);

    private static final String WINDOW = "Mon-Thu 20:00-23:30 Europe/Berlin";

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)", "DROP SCHEMA IF EXISTS gated CASCADE");
        project = new Project(root)
                .script("1.sql", "INSERT INTO lab.done VALUES (1);")
                .set("historySchema", "gated");
    }

    @Test
    void all_gates_are_asked_and_all_refusals_told_together_with_nothing_changed() throws Exception {
        project.set("maintenanceWindow", WINDOW)
                .set("requireTicket", "CHG-\\d+")
                .set("ticket", "chg-1")
                .set("requireBranch", "main")
                .set("requireCleanCheckout", "true");

        String refusal = refusal();

        assertThat(refusal).isEqualTo("""
                error[RS4801]: maintenanceWindow refuses: it is Mon 2026-11-30 13:12 Europe/Berlin
                   = opens next: Mon 2026-11-30 20:00 Europe/Berlin, in 6 h 48 min
                   = wants: Mon-Thu 20:00-23:30 Europe/Berlin
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=maintenanceWindow:<reason>
                error[RS4802]: requireTicket refuses: the ticket is 'chg-1'
                   = wants: -Dredshift.ticket=..., which matches 'CHG-\\d+' as a whole
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=requireTicket:<reason>
                error[RS4803]: requireBranch refuses: Git cannot be asked: there is none, or the project is in no repository
                   = wants: a commit of main, as 'origin' has it or, where it has none of the name, this clone
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=requireBranch:<reason>
                error[RS4804]: requireCleanCheckout refuses: Git cannot be asked: there is none, or the project is in no repository
                   = wants: each script, and what tells how it is deployed, as the commit has it
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=requireCleanCheckout:<reason>
                """);
        assertThat(project.json().get("outcome").getAsString()).isEqualTo("refused-by-gate");
        assertThat(project.json().get("outcomeCode").getAsInt()).isEqualTo(4);
        assertThat(Warehouse.query("SELECT id FROM lab.done")).isEmpty();
        assertThat(Warehouse.query("SELECT 1 FROM pg_namespace WHERE nspname = 'gated'"))
                .isEmpty();
    }

    @Test
    void what_is_waived_goes_through_and_is_recorded_with_who_and_why() throws Exception {
        project.set("maintenanceWindow", WINDOW)
                .set("requireTicket", "CHG-\\d+")
                .set("ticket", "CHG-7")
                .set(
                        "waive",
                        "maintenanceWindow:the bank is closed, nobody waits\nrequireTicket:no time\nforbid:why not");

        deploy();

        assertThat(project.log())
                .contains("waived by ann: maintenanceWindow: the bank is closed, nobody waits"
                        + " (maintenanceWindow refuses: it is Mon 2026-11-30 13:12 Europe/Berlin)")
                .contains("    ! 'redshift.waive' waives 'requireTicket', which was not needed: nothing has refused")
                .contains(
                        "    ! 'redshift.waive' waives 'forbid', which was not needed: the target does not ask for it");
        assertThat(Warehouse.query("SELECT waived || ', ' || actor || ', ' || outcome FROM gated.deployment"))
                .containsExactly("maintenanceWindow: the bank is closed, nobody waits, ann, success");
        JsonObject waived = project.json().getAsJsonArray("waived").get(0).getAsJsonObject();
        assertThat(waived.get("gate").getAsString()).isEqualTo("maintenanceWindow");
        assertThat(waived.get("reason").getAsString()).isEqualTo("the bank is closed, nobody waits");
        assertThat(waived.get("by").getAsString()).isEqualTo("ann");
        assertThat(project.json().getAsJsonArray("waived")).hasSize(1);
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void a_plan_shows_what_the_gates_would_say_and_does_not_fail() throws Exception {
        project.set("maintenanceWindow", WINDOW)
                .set("requireTicket", "CHG-\\d+")
                .set("waive", "requireTicket:none is needed");

        List<String> lines = PlanReport.lines(deployer().plan(project.config(), Warehouse.route()), false);

        assertThat(lines)
                .containsSubsequence(
                        "gate maintenanceWindow refuses: it is Mon 2026-11-30 13:12 Europe/Berlin",
                        "    opens next: Mon 2026-11-30 20:00 Europe/Berlin, in 6 h 48 min",
                        "    wants: Mon-Thu 20:00-23:30 Europe/Berlin",
                        "gate waived: requireTicket: none is needed (requireTicket refuses: no ticket is given)",
                        "1 of 1 script will run");
    }

    @Test
    void a_deployment_that_changes_nothing_is_not_refused() throws Exception {
        project.set("run", "once");
        deploy();
        project.set("requireTicket", "CHG-\\d+");

        deploy();

        assertThat(project.json().get("outcome").getAsString()).isEqualTo("success");
    }

    @Test
    void git_is_asked_what_is_checked_out_and_not_the_caller() throws Exception {
        Path origin = Files.createDirectory(root.resolve("origin"));
        git(origin, "init", "--quiet", "--bare", "--initial-branch=main");
        git(root, "init", "--quiet", "--initial-branch=main");
        git(root, "remote", "add", "origin", "origin");
        Files.writeString(root.resolve(".gitignore"), "origin\nreports\nsql/secret.sql\n");
        commit("first");
        git(root, "push", "--quiet", "origin", "main");
        project.set("requireBranch", "main, release/*").set("requireCleanCheckout", "true");
        deploy();

        // A commit that nobody has seen is on the local branch of that name alone.
        project.script("2.sql", "SELECT 2;");
        commit("second");
        assertThat(refusal()).contains("error[RS4803]: requireBranch refuses: commit ", " is on no branch\n");

        git(root, "checkout", "--quiet", "-b", "release/42");
        deploy();

        // A workflow checks out a commit and no branch.
        git(root, "push", "--quiet", "origin", "HEAD:main");
        git(root, "checkout", "--quiet", "--detach");
        git(root, "branch", "--quiet", "-D", "release/42");
        deploy();

        project.script("secret.sql", "SELECT 3;").script("1.sql", "SELECT 1;").script("note.txt", "");
        Files.writeString(root.resolve("elsewhere.txt"), "");
        assertThat(refusal()).startsWith("""
                error[RS4804]: requireCleanCheckout refuses: 3 files are not committed as they are here
                   = sql/1.sql (changed)
                   = sql/note.txt (not in Git)
                   = sql/secret.sql (not in Git)
                """);
    }

    @Test
    void what_is_forbidden_is_found_by_the_analysis_with_its_places() throws Exception {
        Warehouse.run("CREATE TABLE lab.orders (id int, paid boolean)");
        project.script("1.sql", """
                        -- TRUNCATE lab.orders; DROP TABLE lab.orders
                        SELECT 'DROP TABLE lab.orders';
                        CREATE TABLE lab.temporary (id int);
                        ALTER TABLE lab.orders ALTER DISTKEY id;
                        -- redshift-deploy: allow update-without-where
                        UPDATE lab.orders SET paid = true;
                        """).script("2.sql", """
                        CREATE OR REPLACE PROCEDURE lab.empty() AS $$ BEGIN TRUNCATE lab.orders; END $$ LANGUAGE plpgsql;
                        CALL lab.empty();
                        DROP TABLE IF EXISTS lab.orders; DROP TABLE IF EXISTS lab.done;
                        """);
        project.set("forbid", "DROP TABLE, TRUNCATE, ALTER TABLE, UPDATE without where");
        String refusal = """
                error[RS4809]: forbid refuses: the scripts have ALTER TABLE, DROP TABLE, TRUNCATE, update-without-where
                   = at: sql/1.sql:4: ALTER TABLE ALTER DISTKEY, DISTSTYLE, SORTKEY or ENCODE
                   = at: sql/1.sql:6: UPDATE without WHERE changes every row (update-without-where)
                   = at: sql/2.sql:2: CALL lab.empty() loses the rows of lab.orders (size unknown)
                   = at: sql/2.sql:3: DROP TABLE, and 1 more like it
                   = wants: scripts without it
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=forbid:<reason>
                """;

        assertThat(refusal()).isEqualTo(refusal);
        // Nobody gets past it by checking less.
        assertThat(project.set("validate", "false").set("rules.update-without-where", "off"))
                .isNotNull();
        assertThat(refusal()).isEqualTo(refusal);
        assertThat(Warehouse.query("SELECT id FROM lab.done")).isEmpty();
    }

    @Test
    void the_risk_of_each_statement_depends_on_its_table() throws Exception {
        Warehouse.run(
                "CREATE TABLE lab.facts (id int, more int)",
                "INSERT INTO lab.facts SELECT 1, 2 FROM pg_class LIMIT 300",
                "CREATE TABLE lab.none (id int)");
        project.script("1.sql", """
                        TRUNCATE lab.none;
                        DELETE FROM lab.facts;
                        ALTER TABLE lab.facts DROP COLUMN more;
                        CREATE TABLE lab.fresh (id int);
                        UPDATE lab.facts SET id = 3;
                        DROP TABLE lab.facts;
                        """)
                .script("2.sql", "DROP TABLE lab.fresh; CALL lab.unknown();")
                .set("maxRisk", "medium");

        PlanPreview preview = deployer().plan(project.config(), Warehouse.route());

        assertThat(preview.risks())
                .extracting(risk -> Choice.word(risk.level()) + " " + risk.script() + ":" + risk.words())
                .containsExactly(
                        "low sql/1.sql:line 1: TRUNCATE loses the rows of lab.none (empty, or new)",
                        "medium sql/1.sql:line 2: DELETE without WHERE changes all rows of lab.facts (300 rows, 0 MB)",
                        "high sql/1.sql:line 3: ALTER TABLE loses a column of lab.facts (300 rows, 0 MB)",
                        "medium sql/1.sql:line 5: UPDATE without WHERE changes all rows of lab.facts (300 rows, 0 MB)",
                        "high sql/1.sql:line 6: DROP TABLE loses the rows of lab.facts (300 rows, 0 MB)",
                        "low sql/2.sql:line 1: DROP TABLE loses the rows of lab.fresh (empty, or new)",
                        "medium sql/2.sql:line 1: CALL routine lab.unknown: no script here says what it does");
        assertThat(PlanReport.lines(preview, false))
                .containsSubsequence(
                        "    risk high: line 3: ALTER TABLE loses a column of lab.facts (300 rows, 0 MB)",
                        "    and 1 more risk; plan.json has them",
                        "gate maxRisk refuses: the risk is high");
        assertThat(refusal()).isEqualTo("""
                error[RS4810]: maxRisk refuses: the risk is high
                   = at: sql/1.sql:3: ALTER TABLE loses a column of lab.facts (300 rows, 0 MB): high
                   = at: sql/1.sql:6: DROP TABLE loses the rows of lab.facts (300 rows, 0 MB): high
                   = wants: no statement whose risk is more than medium; 'redshift-deploy:plan' shows the risk of each
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=maxRisk:<reason>
                """);
    }

    @Test
    void rows_that_would_go_without_a_copy_are_refused() throws Exception {
        Warehouse.run(
                "CREATE TABLE lab.facts (id int)",
                "INSERT INTO lab.facts SELECT 1 FROM pg_class LIMIT 300",
                "CREATE TABLE lab.few (id int)",
                "INSERT INTO lab.few VALUES (1)",
                "CREATE TABLE lab.none (id int)");
        project.script("1.sql", "DELETE FROM lab.facts WHERE id = 2;\nINSERT INTO lab.few VALUES (2);\n")
                .script("2.sql", "TRUNCATE lab.few;\nDROP TABLE lab.none;\n")
                .set("requireBackup", "true");

        assertThat(refusal()).isEqualTo("""
                error[RS4807]: requireBackup refuses: the rows of 2 tables would go without a copy
                   = at: sql/1.sql: lab.facts, 300 rows
                   = at: sql/2.sql: lab.few, 1 row
                   = wants: 'redshift.backupTables', which is 0, or a waiver that names the snapshot
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=requireBackup:<reason>
                """);
        project.script(
                "3.sql",
                "CREATE PROCEDURE lab.empty_few() AS $$ BEGIN DELETE FROM lab.few; END; $$ LANGUAGE plpgsql;\nCALL lab.empty_few();\n");
        Files.delete(root.resolve("sql/2.sql"));
        assertThat(refusal()).contains("   = at: sql/3.sql: lab.few, 1 row\n");
        project.set("backupTables", "10").set("captureDays", "7");
        assertThat(refusal()).contains("   = at: sql/1.sql: lab.facts, 300 rows\n   = wants: at most 10 rows");

        project.set("backupTables", "1000");
        deploy();
        assertThat(Warehouse.query("SELECT id FROM lab.few")).isEmpty();
    }

    /** A release is one thing to its users: the first target must not be changed when the second refuses. */
    @Test
    void no_target_of_a_release_is_changed_when_a_gate_of_any_refuses() throws Exception {
        Files.delete(root.resolve("sql/1.sql"));
        Landscape landscape = new Landscape(root, "gates_").counting().gate("reporting", "requireTicket", "CHG-\\d+");

        assertThatThrownBy(() -> landscape.release("producer,reporting"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("error[RS4802]: requireTicket refuses: no ticket is given")
                .hasMessageContaining("for target 'reporting'");
        assertThat(landscape.ran()).containsExactly("producer", "analytics", "reporting");
        assertThat(Files.readString(root.resolve("target/redshift-deploy/release.json")))
                .contains("\"outcome\": \"refused-by-gate\"");

        landscape.set("ticket", "CHG-1").release("producer,reporting");
        assertThat(landscape.problems()).isEmpty();
        assertThat(landscape.ran()).containsExactly("producer first second", "analytics", "reporting first second");
    }

    @Test
    void what_did_not_succeed_elsewhere_with_the_same_text_is_refused() throws Exception {
        Files.delete(root.resolve("sql/1.sql"));
        Landscape landscape = new Landscape(root, "gates_")
                .counting()
                .set("historySchema", "gates_" + Instant.now().toEpochMilli())
                .unreachable("gone")
                .gate("reporting", "requireDeployedTo", "producer")
                .gate("analytics", "requireDeployedTo", "gone");

        assertThatThrownBy(() -> landscape.deploy("reporting")).hasMessage("""
                error[RS4805]: requireDeployedTo refuses: 2 of 2 scripts did not succeed on 'producer'
                   = sql/1_first.sql is not applied there
                   = sql/2_second.sql is not applied there
                   = wants: the same scripts, applied to 'producer' by its history
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=requireDeployedTo:<reason>\
                """);
        landscape.deploy("producer");
        String tested = Files.readString(root.resolve("sql/2_second.sql"));
        landscape.script("2_second.sql", tested + "\nSELECT 1;");
        assertThatThrownBy(() -> landscape.deploy("reporting"))
                .hasMessageContaining("1 of 2 scripts did not succeed on 'producer'")
                .hasMessageContaining("= sql/2_second.sql is applied there with another text");
        landscape.script("2_second.sql", tested).deploy("reporting");
        assertThatThrownBy(() -> landscape.deploy("analytics"))
                .hasMessageContaining("requireDeployedTo refuses: nobody knows what is deployed to 'gone'");
        landscape.set("waive", "requireDeployedTo:it is gone for good").deploy("analytics");
        assertThat(landscape.ran())
                .containsExactly("producer first second", "analytics first second", "reporting first second");

        landscape.gate("reporting", "requireDeployedTo", "produzer");
        assertThatThrownBy(() -> landscape.deploy("reporting"))
                .hasMessageContaining("error[RS2004]: there is no target 'produzer'")
                .hasMessageContaining("did you mean 'producer'?");
    }

    @Test
    void tests_and_ways_back_are_looked_for_beside_the_scripts() throws Exception {
        project.script("1.sql", "UPDATE lab.done SET id = 2 WHERE id = 1;")
                .script("2.sql", "CREATE TABLE lab.more (id int);")
                .script("2.test.sql", "-- expect: 1\nSELECT 1;")
                .set("requireTests", "true")
                .set("requireRollback", "true");

        assertThat(refusal()).isEqualTo("""
                error[RS4806]: requireTests refuses: 1 script has no test
                   = sql/1.sql
                   = wants: a test beside each script, x.test.sql, or a folder of tests; and that they run
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=requireTests:<reason>
                error[RS4808]: requireRollback refuses: 1 change has no way back
                   = at: sql/1.sql: changes rows of table lab.done
                   = wants: for each change a companion that undoes it, x.rollback.sql, or an inverse that loses no rows
                   = help: mend it, or waive the gate and say why: -Dredshift.waive=requireRollback:<reason>
                """);
        project.script("1.rollback.sql", "UPDATE lab.done SET id = 1 WHERE id = 2;")
                .script("1.test.sql", "-- expect: 0\nSELECT count(*) FROM lab.done;");
        project.set("skipTests", "true");
        assertThat(refusal()).startsWith("error[RS4806]: requireTests refuses: 'redshift.skipTests' is set\n");
        project.set("skipTests", "false");
        deploy();
        assertThat(project.json().get("outcome").getAsString()).isEqualTo("success");
    }

    private void deploy() throws Exception {
        deployer().execute(project.config(), Warehouse.route());
    }

    private String refusal() throws Exception {
        try {
            deploy();
        } catch (DiagnosticException e) {
            List<String> lines = new ArrayList<>();
            e.diagnostics().forEach(problem -> lines.addAll(Console.lines(problem)));
            return String.join("\n", lines) + "\n";
        }
        throw new AssertionError("nothing refuses");
    }

    private Deployer deployer() {
        return new Deployer(NOON, project.log()::add, project.warnings()::add);
    }

    private void commit(String message) throws Exception {
        git(root, "add", "--all");
        git(root, "commit", "--quiet", "-m", message);
    }

    private static void git(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "ann",
                        "GIT_AUTHOR_EMAIL", "ann@example.com",
                        "GIT_COMMITTER_NAME", "ann",
                        "GIT_COMMITTER_EMAIL", "ann@example.com"));
        Process git = builder.start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }
}
