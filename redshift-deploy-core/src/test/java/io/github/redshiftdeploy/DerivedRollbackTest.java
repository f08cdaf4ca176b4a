package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.catalogue.DefinitionReader;
import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.catalogue.Wanted;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Without a companion a deployment is undone by what its objects were before: then the catalogue is as it was. */
final class DerivedRollbackTest {

    /** What is there before each deployment. */
    private static final String[] GROUND = {
        "CREATE TABLE lab.t (id INT NOT NULL ENCODE raw, name VARCHAR(20) ENCODE lzo) DISTSTYLE KEY DISTKEY (id) SORTKEY (id)",
        "COMMENT ON TABLE lab.t IS 'the table'",
        "COMMENT ON COLUMN lab.t.name IS 'the name'",
        "INSERT INTO lab.t VALUES (1, 'one'), (2, 'two')",
        "CREATE TABLE lab.empty (id INT)",
        "CREATE VIEW lab.v AS SELECT id, name FROM lab.t",
        "CREATE VIEW lab.on_v AS SELECT id FROM lab.v",
        "CREATE VIEW lab.late AS SELECT id FROM lab.t WITH NO SCHEMA BINDING",
        "CREATE PROCEDURE lab.p(n INT) AS $$ BEGIN RAISE INFO 'old; %', n; END; $$ LANGUAGE plpgsql",
        "CREATE PROCEDURE lab.p(n VARCHAR(10)) AS $$ BEGIN RAISE INFO 'text'; END; $$ LANGUAGE plpgsql",
        "CREATE FUNCTION lab.f(INT) RETURNS INT IMMUTABLE AS $$ SELECT $1 + 1 $$ LANGUAGE sql",
        "GRANT SELECT ON lab.t TO lab_reader",
        "GRANT SELECT (id) ON lab.t TO GROUP lab_group",
        "GRANT SELECT ON lab.v TO GROUP lab_group",
        "GRANT EXECUTE ON PROCEDURE lab.p(INT) TO lab_reader",
    };

    /** What a deployment does, by what it is about. */
    private static final Map<String, String> CHANGES = changes();

    @TempDir
    private Path root;

    private static Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(
                "a table is made",
                "CREATE TABLE lab.made (id INT); CREATE VIEW lab.on_made AS SELECT id FROM lab.made;");
        changes.put("nothing is made that is there", "CREATE TABLE IF NOT EXISTS lab.t (id INT, other INT);");
        changes.put(
                "a schema is made",
                "CREATE SCHEMA lab2; CREATE TABLE lab2.made (id INT); GRANT USAGE ON SCHEMA lab2 TO lab_reader;");
        changes.put("a column is added", "ALTER TABLE lab.t ADD COLUMN extra INT DEFAULT 7;");
        changes.put("a column is renamed", "ALTER TABLE lab.empty RENAME COLUMN id TO number;");
        changes.put("a table is renamed", "ALTER TABLE lab.empty RENAME TO emptied;");
        changes.put(
                "a column gets longer",
                "ALTER TABLE lab.empty ADD COLUMN w INT; ALTER TABLE lab.empty RENAME COLUMN w TO x;");
        changes.put("a view is replaced", "CREATE OR REPLACE VIEW lab.on_v AS SELECT id FROM lab.v WHERE id > 1;");
        changes.put(
                "a view that others need is replaced",
                "CREATE OR REPLACE VIEW lab.v AS SELECT id, name FROM lab.t WHERE id > 1;");
        changes.put("views are dropped", "DROP VIEW lab.on_v; DROP VIEW lab.v; DROP VIEW lab.late;");
        changes.put(
                "a late-binding view is made anew",
                "DROP VIEW lab.late; CREATE VIEW lab.late AS SELECT name FROM lab.t WITH NO SCHEMA BINDING;");
        changes.put(
                "a procedure is replaced",
                "CREATE OR REPLACE PROCEDURE lab.p(n INT) AS $$ BEGIN RAISE INFO 'new'; END; $$ LANGUAGE plpgsql;");
        changes.put(
                "an overload is made",
                "CREATE PROCEDURE lab.p(n DATE) AS $$ BEGIN RAISE INFO 'day'; END; $$ LANGUAGE plpgsql;");
        changes.put(
                "a procedure is dropped and made anew",
                "DROP PROCEDURE lab.p(INT); CREATE PROCEDURE lab.p(n INT) AS $$ BEGIN RAISE INFO 'new'; END; $$ LANGUAGE plpgsql;");
        changes.put("a function is dropped", "DROP FUNCTION lab.f(INT);");
        changes.put("an empty table is dropped", "DROP TABLE lab.empty;");
        changes.put(
                "privileges are given and taken",
                "GRANT INSERT, UPDATE ON lab.t TO lab_reader; REVOKE SELECT ON lab.t FROM lab_reader; REVOKE SELECT (id) ON lab.t FROM GROUP lab_group; GRANT SELECT ON lab.v TO lab_reader WITH GRANT OPTION; REVOKE EXECUTE ON PROCEDURE lab.p(INT) FROM lab_reader; REVOKE EXECUTE ON FUNCTION lab.f(INT) FROM PUBLIC;");
        changes.put(
                "comments change",
                "COMMENT ON TABLE lab.t IS 'another'; COMMENT ON COLUMN lab.t.name IS NULL; COMMENT ON VIEW lab.v IS 'a view';");
        changes.put(
                "owners change",
                "ALTER TABLE lab.t OWNER TO lab_reader; ALTER PROCEDURE lab.p(INT) OWNER TO lab_reader; ALTER SCHEMA lab OWNER TO lab_reader;");
        changes.put(
                "keys change",
                "ALTER TABLE lab.empty ALTER SORTKEY (id); ALTER TABLE lab.empty ADD CONSTRAINT empty_key PRIMARY KEY (id);");
        return changes;
    }

    private static void freshObjects() throws Exception {
        Warehouse.fresh("lab");
        for (String sql :
                List.of("DROP SCHEMA IF EXISTS lab2 CASCADE", "DROP USER lab_reader", "DROP GROUP lab_group")) {
            try {
                Warehouse.run(sql);
            } catch (SQLException e) {
                // It is not there yet.
            }
        }
        Warehouse.run("CREATE USER lab_reader PASSWORD DISABLE", "CREATE GROUP lab_group");
        Warehouse.run(GROUND);
    }

    @TestFactory
    Stream<DynamicTest> what_was_changed_is_as_it_was_before() {
        return CHANGES.entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    freshObjects();
                    Project project = project(change.getKey());
                    project.script("a.sql", change.getValue());
                    List<String> before = catalogue();
                    List<String> rows = rows();
                    project.succeed();
                    List<String> between = catalogue();

                    Outcome outcome = rollback(project);

                    assertThat(Objects.toString(outcome.failure())).isEqualTo("null");
                    assertThat(catalogue()).containsExactlyElementsOf(before);
                    assertThat(rows()).isEqualTo(rows);
                    if (!change.getKey().startsWith("nothing")) {
                        assertThat(between).isNotEqualTo(before);
                    }
                }));
    }

    @Test
    void scripts_that_change_the_same_objects_are_undone_together() throws Exception {
        freshObjects();
        Project project = project("together");
        int number = 0;
        for (String change : List.of(
                "a column is added",
                "views are dropped",
                "a procedure is replaced",
                "a table is made",
                "comments change")) {
            project.script(
                    ++number + ".sql",
                    Objects.requireNonNull(CHANGES.get(change)).replace("COMMENT ON VIEW lab.v IS 'a view';", ""));
        }
        List<String> before = catalogue();
        project.succeed();

        rollback(project);

        assertThat(catalogue()).containsExactlyElementsOf(before);
    }

    @Test
    void rows_are_never_lost_unless_somebody_says_that_they_may_go() throws Exception {
        freshObjects();
        Project project = project("rows");
        project.script("a.sql", "CREATE TABLE lab.made (id INT);\nALTER TABLE lab.t ADD COLUMN extra INT;\n");
        List<String> before = catalogue();
        project.succeed();
        Warehouse.run("INSERT INTO lab.made VALUES (1), (2), (3)", "UPDATE lab.t SET extra = 5 WHERE id = 1");

        assertThatThrownBy(() -> rollback(project))
                .hasMessageContaining("error[RS4406]: undoing the deployment would lose 3 rows of lab.made")
                .hasMessageContaining("would lose 1 values of column 'extra' of lab.t");
        assertThat(Warehouse.query("SELECT COUNT(*) FROM lab.made")).containsExactly("3");

        project.set("dropData", "true");
        assertThat(rollback(project).failure()).isNull();
        assertThat(catalogue()).containsExactlyElementsOf(before);
    }

    @Test
    void what_no_definition_brings_back_is_refused() throws Exception {
        for (String sql : List.of(
                "INSERT INTO lab.t VALUES (3, 'three')",
                "TRUNCATE lab.t",
                "DELETE FROM lab.t",
                "UPDATE lab.t SET name = 'x'",
                "DROP VIEW lab.on_v; DROP VIEW lab.v; DROP TABLE lab.t",
                "CALL lab.p(1)",
                "DROP TABLE lab.empty CASCADE",
                "GRANT SELECT ON ALL TABLES IN SCHEMA lab TO lab_reader",
                "ALTER TABLE lab.empty ALTER SORTKEY AUTO",
                "ALTER SCHEMA lab QUOTA 10 GB",
                "DROP TABLE lab.empty; CREATE TABLE lab.empty AS SELECT id FROM lab.t; DROP VIEW lab.on_v; DROP VIEW lab.v; DROP TABLE lab.t",
                "CREATE ROLE lab_role_" + Instant.now().toEpochMilli())) {
            freshObjects();
            Project project = project("refused");
            project.script("a.sql", sql + ";\n").set("name", DeploymentId.at(Instant.now()));
            project.succeed();
            List<String> after = catalogue();

            assertThatThrownBy(() -> rollback(project)).as(sql).hasMessageContaining("error[RS4403]");
            assertThat(catalogue()).isEqualTo(after);
        }
    }

    @Test
    void what_is_made_again_has_no_privileges_that_the_schema_gives_by_default() throws Exception {
        freshObjects();
        Warehouse.run("ALTER DEFAULT PRIVILEGES IN SCHEMA lab GRANT SELECT ON TABLES TO lab_reader");
        Project project = project("defaults");
        project.script("a.sql", """
                        DROP VIEW lab.on_v;
                        DROP VIEW lab.late;
                        ALTER DEFAULT PRIVILEGES IN SCHEMA lab GRANT INSERT ON TABLES TO GROUP lab_group;
                        """);
        List<String> before = catalogue();
        project.succeed();

        assertThat(rollback(project).failure()).isNull();

        assertThat(catalogue()).containsExactlyElementsOf(before);
    }

    @Test
    void a_rollback_that_was_cut_between_two_transactions_goes_on() throws Exception {
        freshObjects();
        Project project = project("cut").set("drift", "warn");
        project.script("a.sql", "ALTER TABLE lab.empty ADD COLUMN late INT;\n");
        project.script("b.sql", "CREATE OR REPLACE VIEW lab.on_v AS SELECT id FROM lab.v WHERE id > 1;\n");
        project.script("b.rollback.sql", "SELECT missing FROM lab.t;\n");
        project.script("c.sql", "COMMENT ON TABLE lab.empty IS 'new';\nCREATE TABLE lab.made (id INT);\n");
        List<String> before = catalogue();
        project.succeed();
        assertThat(rollback(project).failure()).isNotNull();
        assertThat(Warehouse.query("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'lab' AND tablename = 'made'"))
                .containsExactly("0");

        project.script("b.rollback.sql", "CREATE OR REPLACE VIEW lab.on_v AS SELECT id FROM lab.v;\n");
        assertThat(rollback(project).failure()).isNull();

        assertThat(catalogue()).containsExactlyElementsOf(before);
        assertThat(new DriftBook(ReachedTarget.of("test", project.config(), Warehouse.route(), line -> {}))
                        .compare()
                        .objects())
                .isEmpty();
    }

    @Test
    void rows_that_were_copied_come_back_where_nothing_else_is() throws Exception {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("dropped", "DROP VIEW lab.on_v; DROP VIEW lab.v; DROP TABLE lab.t;");
        changes.put(
                "made anew",
                "DROP VIEW lab.on_v; DROP VIEW lab.v; DROP TABLE lab.t; CREATE TABLE lab.t (id BIGINT); CREATE VIEW lab.v AS SELECT id FROM lab.t;");
        changes.put("truncated", "TRUNCATE lab.t;");
        changes.put("deleted, with another column", "ALTER TABLE lab.t ADD COLUMN more INT; DELETE FROM lab.t;");
        changes.put("renamed and deleted", "DELETE FROM lab.empty; ALTER TABLE lab.empty RENAME TO emptied;");
        changes.put("of a table without rows", "TRUNCATE lab.empty;");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            freshObjects();
            Project project = project(change.getKey().substring(0, 4)).set("backupTables", "2");
            project.script("a.sql", change.getValue());
            List<String> before = catalogue();
            project.succeed();

            Outcome outcome = rollback(project);

            assertThat(Objects.toString(outcome.failure())).as(change.getKey()).isEqualTo("null");
            assertThat(catalogue()).as(change.getKey()).containsExactlyElementsOf(before);
            assertThat(rows()).as(change.getKey()).containsExactly("1one", "2two");
        }
    }

    @Test
    void rows_that_are_there_now_go_only_when_they_may() throws Exception {
        freshObjects();
        Project project = project("written").set("backupTables", "100");
        project.script("a.sql", "UPDATE lab.t SET name = 'x';\n").script("b.sql", "DELETE FROM lab.t WHERE id = 2;\n");
        project.succeed();
        assertThat(project.log())
                .anyMatch(line -> line.matches("    ! lab.t is backed up, 2 rows, as redshift_deploy.backup_.*_1"));
        Warehouse.run("INSERT INTO lab.t VALUES (3, 'three')");

        assertThatThrownBy(() -> rollback(project))
                .hasMessageContaining(
                        "error[RS4406]: undoing the deployment would lose 2 rows of lab.t that are there now");
        assertThatThrownBy(() ->
                        rollback(project.set("rollbackScripts", "sql/b.sql").set("dropData", "true")))
                .hasMessageContaining("error[RS4403]: the script and 'sql/a.sql' both change rows of table lab.t");

        assertThat(rollback(project.set("rollbackScripts", "")).failure()).isNull();
        assertThat(rows()).containsExactly("1one", "2two");
    }

    @Test
    void copies_are_for_tables_that_are_small_enough_and_go_when_their_time_is_over() throws Exception {
        freshObjects();
        Project project = project("copies").set("backupTables", "1");
        project.script("a.sql", "DELETE FROM lab.t WHERE id = 2;\n").succeed();
        assertThat(project.log())
                .contains(
                        "    ! lab.t is not backed up: it has 2 rows, and 'redshift.backupTables' is 1; take a snapshot of"
                                + " the cluster");
        assertThatThrownBy(() -> rollback(project))
                .hasMessageContaining("nothing undoes that the script changes rows of table lab.t");

        project.set("backupTables", "10").succeed();
        List<String> copies = copies(project);
        assertThat(copies).hasSize(1);
        assertThat(Warehouse.query("SELECT COUNT(*) FROM " + copies.get(0))).containsExactly("1");
        Warehouse.run("UPDATE redshift_deploy.change SET expires_at = DATEADD(day, -1, SYSDATE) WHERE detail = '"
                + copies.get(0) + "'");
        // Nothing else is dropped, whatever somebody has written there.
        Warehouse.run("INSERT INTO redshift_deploy.change SELECT deployment, path, fact, kind, name,"
                + " 'redshift_deploy.backup_1; DROP TABLE lab.empty; --.backup_1', row_count, recorded_at, expires_at"
                + " FROM redshift_deploy.change WHERE detail = '" + copies.get(0) + "'");
        project.succeed();

        assertThat(Warehouse.query("SELECT tablename FROM pg_tables WHERE 'redshift_deploy.' || tablename = '"
                        + copies.get(0) + "'"))
                .isEmpty();
        assertThat(Warehouse.query("SELECT COUNT(*) FROM lab.empty")).containsExactly("0");
        assertThat(copies(project)).hasSize(2);
    }

    /** Returns the copies that a project says it has made. */
    private static List<String> copies(Project project) {
        return project.log().stream()
                .filter(line -> line.contains(" is backed up, "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    @Test
    void a_table_whose_rows_nobody_could_put_back_is_copied_for_no_gate() throws Exception {
        freshObjects();
        Warehouse.run("CREATE TABLE lab.counted (id INT IDENTITY(1, 1), name VARCHAR(5))");
        Project project = project("counted").set("backupTables", "10");
        project.script("a.sql", "DELETE FROM lab.counted WHERE id = 7;\n");
        String words =
                "lab.counted is not backed up: it has a column whose values Redshift makes, and nobody could put them back";

        project.succeed();
        assertThat(project.log()).contains("    ! " + words + "; take a snapshot of the cluster");
        assertThat(project.set("requireBackup", "true").failure()).startsWith("error[RS4410]: " + words);
        assertThat(project.set("waive", "requireBackup:there is a snapshot").failure())
                .doesNotContain("RS4410");
    }

    @Test
    void a_table_that_cannot_be_read_is_not_backed_up() throws Exception {
        freshObjects();
        Warehouse.run(
                "ALTER USER lab_reader PASSWORD 'Lab-reader-1'",
                "GRANT USAGE ON SCHEMA lab TO lab_reader",
                "GRANT DELETE ON lab.empty TO lab_reader");
        Project project = project("denied").set("backupTables", "10").set("historySchema", "lab_reader_history");
        Warehouse.run(
                "DROP SCHEMA IF EXISTS lab_reader_history CASCADE",
                "CREATE SCHEMA lab_reader_history AUTHORIZATION lab_reader");
        project.script("a.sql", "DELETE FROM lab.empty;\n");

        assertThat(project.failure(Warehouse.credentials("lab_reader", "Lab-reader-1")))
                .contains("error[RS4410]: lab.empty cannot be backed up: ");
        Warehouse.run("DROP SCHEMA lab_reader_history CASCADE");
    }

    @Test
    void what_somebody_has_changed_since_is_not_undone() throws Exception {
        freshObjects();
        Project project = project("changed").set("drift", "warn");
        project.script("a.sql", "CREATE OR REPLACE VIEW lab.on_v AS SELECT id FROM lab.v WHERE id > 1;\n")
                .succeed();
        Warehouse.run("CREATE OR REPLACE VIEW lab.on_v AS SELECT id FROM lab.v WHERE id > 5");

        assertThatThrownBy(() -> rollback(project))
                .hasMessageContaining("error[RS4407]: view lab.on_v is not as the deployment has left it: somebody has"
                        + " changed it since");

        Warehouse.run("CREATE OR REPLACE VIEW lab.on_v AS SELECT id FROM lab.v WHERE id > 1");
        assertThat(rollback(project).failure()).isNull();
    }

    @Test
    void what_something_else_needs_is_not_dropped() throws Exception {
        freshObjects();
        Project project = project("needed");
        project.script("a.sql", "CREATE TABLE lab.made (id INT);\n").succeed();
        Warehouse.run("CREATE VIEW lab.report AS SELECT id FROM lab.made");

        assertThatThrownBy(() -> rollback(project))
                .hasMessageContaining("error[RS4408]: table lab.made cannot be dropped: lab.report needs it");

        Warehouse.run("DROP VIEW lab.report");
        assertThat(rollback(project).failure()).isNull();
    }

    @Test
    void a_deployment_that_fails_is_undone_when_it_is_told_so() throws Exception {
        freshObjects();
        Project project = project("undone").set("onError", "rollback");
        project.script(
                "a.sql", "CREATE TABLE lab.made (id INT);\nVACUUM lab.made;\nCOMMENT ON TABLE lab.t IS 'new';\n");
        project.script("b.sql", "CREATE OR REPLACE VIEW lab.on_v AS SELECT id FROM lab.v WHERE id > 2;\n");
        project.script("c.sql", "SELECT missing FROM lab.t;\n");
        List<String> before = catalogue();

        Outcome outcome = project.deploy();

        assertThat(outcome.ending()).isEqualTo(DeploymentOutcome.ROLLED_BACK);
        assertThat(Objects.requireNonNull(outcome.failure()).render())
                .contains("sql/c.sql:1:8: error[RS5001]", "  = rolled back by ");
        assertThat(project.json().get("outcome").getAsString()).isEqualTo("rolled-back");
        assertThat(catalogue()).containsExactlyElementsOf(before);
        project.script("c.sql", "SELECT id FROM lab.t;\n");
        assertThat(project.succeed().scripts()).allMatch(script -> script.executed() > 0);
    }

    @Test
    void a_deployment_that_fails_and_has_no_way_back_says_so() throws Exception {
        freshObjects();
        Project project = project("stuck").set("onError", "rollback");
        project.script("a.sql", "INSERT INTO lab.t VALUES (3, 'three');\n");
        project.script("c.sql", "SELECT missing FROM lab.t;\n");

        Outcome outcome = project.deploy();

        assertThat(outcome.ending()).isEqualTo(DeploymentOutcome.DEPLOYMENT_FAILED);
        assertThat(Objects.requireNonNull(outcome.failure()).render()).contains("  = not rolled back: ");
        assertThat(project.log())
                .contains("sql/a.sql: error[RS4403]: nothing undoes that the script changes rows of table lab.t");
        assertThat(rows()).containsExactly("1one", "2two", "3three");
    }

    @Test
    void of_what_was_resumed_the_whole_is_undone() throws Exception {
        freshObjects();
        Project project = project("resumed");
        project.script("a.sql", "CREATE TABLE lab.made (id INT);\n");
        project.script("b.sql", "CREATE VIEW lab.on_made AS SELECT id FROM lab.made;\nSELECT missing FROM lab.t;\n");
        List<String> before = catalogue();
        project.deploy();
        project.script("b.sql", "CREATE VIEW lab.on_made AS SELECT id FROM lab.made;\nSELECT id FROM lab.t;\n");
        project.succeed();

        assertThat(rollback(project).failure()).isNull();

        assertThat(catalogue()).containsExactlyElementsOf(before);
    }

    private Project project(String name) throws Exception {
        return new Project(Files.createTempDirectory(root, "p"))
                .set("captureDays", "30")
                .set("name", name + DeploymentId.at(Instant.now()));
    }

    private static Outcome rollback(Project project) throws Exception {
        return project.deployer().rollback(project.config(), Warehouse.route());
    }

    private static List<String> rows() throws Exception {
        return Warehouse.query("SELECT id || name FROM lab.t ORDER BY 1");
    }

    /** What the catalogue has, as statements. */
    private List<String> catalogue() throws Exception {
        try (ReachedTarget target =
                ReachedTarget.of("test", new Project(root).config(), Warehouse.route(), line -> {})) {
            return new DefinitionReader(target.control())
                    .read(Wanted.schemas(List.of("lab", "lab2"))).all().values().stream()
                            .map(ObjectDefinition::sql)
                            .toList();
        }
    }
}
