package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.catalogue.Drift;
import io.github.redshiftdeploy.catalogue.DriftedObject;
import io.github.redshiftdeploy.catalogue.Rich;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.plan.undo.DriftScripts;
import io.github.redshiftdeploy.report.DriftReport;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody changes by hand after a deployment. */
final class DriftTest {

    private static final int MANY = 1_000;

    @TempDir
    private Path root;

    private static Cluster cluster;
    private Project project;

    @BeforeAll
    static void makeDatabase() throws Exception {
        cluster = Rich.empty("drifted");
    }

    @BeforeEach
    void deploy() throws Exception {
        cluster.run(
                "DROP SCHEMA IF EXISTS shop CASCADE",
                "DROP SCHEMA IF EXISTS other CASCADE",
                "DROP SCHEMA IF EXISTS redshift_deploy CASCADE");
        project = new Project(root, cluster)
                .set("drift", "warn")
                .script("1_tables.sql", """
                        CREATE SCHEMA IF NOT EXISTS shop;
                        CREATE TABLE IF NOT EXISTS shop.orders (id INTEGER, amount INTEGER);
                        GRANT SELECT ON shop.orders TO ROLE definition_role;
                        CREATE OR REPLACE VIEW shop.big AS SELECT id FROM shop.orders WHERE amount > 100;
                        """)
                .script("2_load.sql", """
                        CREATE OR REPLACE PROCEDURE shop.load(n INTEGER) AS $$
                        BEGIN
                            DELETE FROM shop.orders;
                            INSERT INTO shop.orders VALUES (n, 1);
                        END;
                        $$ LANGUAGE plpgsql;
                        """);
    }

    @Test
    void what_was_changed_by_hand_is_named_with_its_difference_and_put_back() throws Exception {
        project.succeed();
        assertThat(drift()).isEqualTo(new Drift(4, List.of()));
        cluster.run(
                "CREATE OR REPLACE PROCEDURE shop.load(n INTEGER) AS $$\nBEGIN\n    INSERT INTO shop.orders VALUES (n, 2);\nEND;\n$$ LANGUAGE plpgsql",
                "CREATE PROCEDURE shop.load(n VARCHAR) AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql",
                "DROP VIEW shop.big",
                "REVOKE SELECT ON shop.orders FROM ROLE definition_role",
                "GRANT INSERT ON shop.orders TO GROUP definition_group",
                "COMMENT ON TABLE shop.orders IS 'Looked at'");

        Drift drift = drift();

        assertThat(drift.objects())
                .extracting(object -> object.name() + " " + object.change())
                .containsExactly(
                        "procedure shop.load(character varying) was added by hand",
                        "procedure shop.load(integer) was changed by hand",
                        "table shop.orders was changed by hand",
                        "view shop.big is gone");
        assertThat(DriftReport.lines(drift))
                .contains(
                        "drift: 4 objects compared, 4 changed by hand since their deployment",
                        "  -    DELETE FROM shop.orders;",
                        "  -    INSERT INTO shop.orders VALUES (n, 1);",
                        "  +    INSERT INTO shop.orders VALUES (n, 2);");
        cluster.run("INSERT INTO shop.orders VALUES (7, 7)");
        Project back = new Project(root.resolve("back"), cluster).script("put-back.sql", DriftScripts.putBack(drift));
        back.succeed();
        assertThat(drift().objects()).isEmpty();
        assertThat(cluster.query("SELECT id FROM shop.orders")).containsExactly("7");
    }

    @Test
    void the_guide_shows_what_is_said() throws Exception {
        project.succeed();
        cluster.run("CREATE OR REPLACE PROCEDURE shop.load(n INTEGER) AS $$\nBEGIN\n"
                + "    INSERT INTO shop.orders VALUES (n, 2);\nEND;\n$$ LANGUAGE plpgsql");

        assertThat(Path.of("../docs/guides/drift.md"))
                .content()
                .contains("```text\n" + String.join("\n", DriftReport.lines(drift())) + "\n```\n");
    }

    @Test
    void a_table_is_not_made_anew_and_the_repository_can_take_it_over() throws Exception {
        project.succeed();
        cluster.run("ALTER TABLE shop.orders ADD COLUMN note VARCHAR(20)");

        Drift drift = drift();

        assertThat(DriftScripts.putBack(drift)).isEqualTo("""
                -- table shop.orders was changed by hand
                LOCK shop.orders;
                SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END AS "nothing is lost" FROM shop.orders WHERE note IS NOT NULL;
                ALTER TABLE shop.orders DROP COLUMN note;
                """);
        assertThat(DriftScripts.takeOver(drift)).contains("    note character varying(20) ENCODE lzo\n");
        assertThat(DriftReport.write(root, drift)).hasSize(2);
        assertThat(root.resolve("drift/put-back.sql")).content().isEqualTo(DriftScripts.putBack(drift));
        DriftReport.write(root, new Drift(1, List.of()));
        assertThat(root.resolve("drift/put-back.sql")).doesNotExist();
    }

    @Test
    void a_deployment_warns_or_refuses_and_keeps_what_it_has_left() throws Exception {
        project.succeed();
        cluster.run("CREATE OR REPLACE PROCEDURE shop.load(n INTEGER) AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql");

        project.set("drift", "refuse").script("3.sql", "CREATE SCHEMA other;");
        String refused = project.failure();
        project.set("drift", "warn").succeed();

        assertThat(refused)
                .startsWith("error[RS4705]: procedure shop.load(integer) was changed by hand, since deployment '")
                .contains("+AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql;")
                .contains("'redshift-deploy:drift' writes the script");
        assertThat(project.warnings())
                .extracting(Diagnostic::message)
                .anyMatch(message -> message.startsWith("procedure shop.load(integer) was changed by hand"));
        assertThat(cluster.query("SELECT nspname FROM pg_namespace WHERE nspname = 'other'"))
                .hasSize(1);
        assertThat(drift()).isEqualTo(new Drift(5, List.of()));
    }

    @Test
    void what_a_script_drops_is_not_missed_and_nothing_is_kept_unless_it_is_wanted() throws Exception {
        project.succeed();
        project.script("3.sql", "DROP VIEW IF EXISTS shop.big; CREATE TABLE IF NOT EXISTS shop.more (a INTEGER);");
        project.set("drift", "ignore").script("4.sql", "CREATE TABLE IF NOT EXISTS shop.unseen (a INTEGER);");
        Files.delete(project.scripts().resolve("1_tables.sql"));
        Files.delete(project.scripts().resolve("3.sql"));
        project.succeed();
        assertThat(drift().compared()).isEqualTo(4);

        Files.delete(project.scripts().resolve("4.sql"));
        project.set("drift", "warn")
                .script("3.sql", "DROP VIEW IF EXISTS shop.big; CREATE TABLE IF NOT EXISTS shop.more (a INTEGER);");
        project.succeed();

        assertThat(drift().objects()).extracting(DriftedObject::name).isEmpty();
        assertThat(drift().compared()).isEqualTo(4);
    }

    @Test
    void a_thousand_objects_are_compared_in_six_round_trips() throws Exception {
        StringBuilder views = new StringBuilder("CREATE SCHEMA IF NOT EXISTS shop;\n");
        for (int i = 0; i < MANY; i++) {
            views.append("CREATE OR REPLACE VIEW shop.v")
                    .append(i)
                    .append(" AS SELECT ")
                    .append(i)
                    .append(" AS a;\n");
        }
        project.script("1_tables.sql", views.toString()).script("2_load.sql", "SELECT 1;");
        project.succeed();
        cluster.run("CREATE OR REPLACE VIEW shop.v500 AS SELECT 7 AS a");

        try (ReachedTarget target =
                ReachedTarget.of("20260105-100000-abcd", project.config(), Warehouse.route(cluster), line -> {})) {
            Drift drift = new DriftBook(target).compare();

            assertThat(drift.compared()).isEqualTo(MANY + 1);
            assertThat(drift.objects()).extracting(DriftedObject::name).containsExactly("view shop.v500");
            assertThat(target.control().messages()).isLessThanOrEqualTo(6);
        }
    }

    private Drift drift() throws Exception {
        return project.deployer().drift(project.config(), Warehouse.route(cluster));
    }
}
