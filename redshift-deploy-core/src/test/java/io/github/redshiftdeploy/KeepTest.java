package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.catalogue.DefinitionReader;
import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.catalogue.Wanted;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.report.PlanReport;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hangs on an object that a script drops and makes again: privileges, and views that need it. */
final class KeepTest {

    private static final String[] GROUND = {
        "CREATE TABLE lab.t (id INT ENCODE az64, name VARCHAR(20) ENCODE lzo)",
        "INSERT INTO lab.t VALUES (1, 'one')",
        "CREATE VIEW lab.v AS SELECT id, name FROM lab.t",
        "CREATE VIEW lab.on_v AS SELECT id FROM lab.v",
        "CREATE VIEW lab.late AS SELECT id FROM lab.t WITH NO SCHEMA BINDING",
        "COMMENT ON VIEW lab.on_v IS 'ids'",
        "CREATE PROCEDURE lab.p(n INT) AS $$ BEGIN RAISE INFO 'one'; END; $$ LANGUAGE plpgsql",
        "CREATE PROCEDURE lab.p(n VARCHAR(10)) AS $$ BEGIN RAISE INFO 'text'; END; $$ LANGUAGE plpgsql",
        "GRANT SELECT ON lab.t TO keep_reader",
        "GRANT SELECT (id) ON lab.t TO GROUP keep_group",
        "GRANT SELECT ON lab.on_v TO keep_reader WITH GRANT OPTION",
        "GRANT EXECUTE ON PROCEDURE lab.p(INT) TO keep_reader",
        "GRANT EXECUTE ON PROCEDURE lab.p(VARCHAR) TO GROUP keep_group",
    };

    private static final String REMADE =
            "DROP TABLE lab.t;\nCREATE TABLE lab.t (id BIGINT ENCODE az64, name VARCHAR(20) ENCODE lzo);\n";

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void prepare() throws Exception {
        Warehouse.fresh("lab");
        for (String sql : List.of("DROP USER keep_reader", "DROP GROUP keep_group")) {
            try {
                Warehouse.run(sql);
            } catch (SQLException e) {
                // It is not there yet.
            }
        }
        Warehouse.run("CREATE USER keep_reader PASSWORD DISABLE", "CREATE GROUP keep_group");
        Warehouse.run(GROUND);
        project = new Project(root).set("name", "keep" + DeploymentId.at(Instant.now()));
    }

    @Test
    void privileges_come_back_with_what_is_made_again() throws Exception {
        project.set("keepGrants", "true").script("a.sql", """
                        DROP VIEW lab.on_v;
                        CREATE VIEW lab.on_v AS SELECT id FROM lab.v WHERE id > 0;
                        DROP PROCEDURE lab.p(integer);
                        CREATE PROCEDURE lab.p(number int4) AS $$ BEGIN RAISE INFO 'new'; END; $$ LANGUAGE plpgsql;
                        """).succeed();

        assertThat(grants("on_v")).containsExactly("GRANT SELECT ON TABLE lab.on_v TO keep_reader WITH GRANT OPTION");
        assertThat(grants("p"))
                .containsExactlyInAnyOrder(
                        "GRANT EXECUTE ON PROCEDURE lab.p(integer) TO keep_reader",
                        "GRANT EXECUTE ON PROCEDURE lab.p(character varying) TO GROUP keep_group");
        assertThat(project.log())
                .contains("    ! sql/a.sql gives back privileges on procedure lab.p(integer):"
                        + " GRANT EXECUTE ON PROCEDURE lab.p(integer) TO keep_reader");
    }

    @Test
    void privileges_come_back_to_a_table_that_takes_the_name_of_another() throws Exception {
        project.set("keepGrants", "true").set("rebuildDependents", "true").script("a.sql", """
                        CREATE TABLE lab.t_new (id BIGINT ENCODE az64, name VARCHAR(20) ENCODE lzo);
                        INSERT INTO lab.t_new SELECT id, name FROM lab.t;
                        ALTER TABLE lab.t RENAME TO t_old;
                        ALTER TABLE lab.t_new RENAME TO t;
                        DROP TABLE lab.t_old;
                        """);
        List<String> views = definitions("v", "on_v");

        project.succeed();

        assertThat(grants("t"))
                .containsExactly(
                        "GRANT SELECT ON TABLE lab.t TO keep_reader",
                        "GRANT SELECT (id) ON TABLE lab.t TO GROUP keep_group");
        assertThat(definitions("v", "on_v")).isEqualTo(views);
        assertThat(Warehouse.query("SELECT id FROM lab.on_v")).containsExactly("1");
    }

    @Test
    void views_are_made_again_with_all_that_they_had() throws Exception {
        List<String> views = definitions("v", "on_v", "late");
        project.set("rebuildDependents", "true")
                .set("captureDays", "30")
                .set("backupTables", "10")
                .script("a.sql", REMADE);

        project.succeed();

        assertThat(definitions("v", "on_v", "late")).isEqualTo(views);
        assertThat(grants("t")).isEmpty();
        assertThat(project.log()).contains("    ! sql/a.sql makes again what needs table lab.t: lab.v, lab.on_v");

        // What it has made again goes back with the table.
        assertThat(project.deployer()
                        .rollback(project.config(), Warehouse.route())
                        .failure())
                .isNull();
        assertThat(definitions("v", "on_v", "late")).isEqualTo(views);
        assertThat(grants("t")).hasSize(2);
        assertThat(Warehouse.query("SELECT id FROM lab.on_v")).containsExactly("1");
    }

    @Test
    void a_materialized_view_is_made_again_too() throws Exception {
        Warehouse.run("CREATE MATERIALIZED VIEW lab.m AS SELECT id FROM lab.v", "GRANT SELECT ON lab.m TO keep_reader");
        List<String> views = definitions("m", "v");
        project.set("rebuildDependents", "true").script("a.sql", REMADE);

        project.succeed();

        assertThat(definitions("m", "v")).hasSize(2).isEqualTo(views);
    }

    @Test
    void a_column_is_dropped_that_views_beside_it_need() throws Exception {
        Warehouse.run("ALTER TABLE lab.t ADD COLUMN more INT");
        Warehouse.run("CREATE OR REPLACE VIEW lab.v AS SELECT id, name FROM lab.t WHERE more IS NULL");
        project.set("rebuildDependents", "true").script("a.sql", """
                BEGIN;
                ALTER TABLE lab.t ADD COLUMN other INT;
                ALTER TABLE lab.t DROP COLUMN more;
                END;
                """);

        // What the view needs is not there any more, and nothing of it has happened.
        assertThat(project.failure()).contains("error[RS5009]", "= statement: CREATE OR REPLACE VIEW lab.v AS");
        assertThat(Warehouse.query("SELECT id FROM lab.on_v")).containsExactly("1");

        Warehouse.run("CREATE OR REPLACE VIEW lab.v AS SELECT id, name FROM lab.t");
        List<String> views = definitions("v", "on_v");
        project.succeed();
        assertThat(definitions("v", "on_v")).isEqualTo(views);
    }

    @Test
    void a_plan_names_what_would_be_lost() throws Exception {
        project.script("a.sql", """
                        DROP VIEW lab.on_v;
                        DROP VIEW lab.v;
                        DROP TABLE lab.t;
                        CREATE TABLE lab.t (id BIGINT ENCODE az64, name VARCHAR(20) ENCODE lzo);
                        CREATE VIEW lab.v AS SELECT id, name FROM lab.t;
                        CREATE VIEW lab.on_v AS SELECT id FROM lab.v;
                        GRANT ALL ON lab.on_v TO keep_reader;
                        """).script("b.sql", "DROP TABLE lab.t;\n");

        assertThat(plan())
                .containsSubsequence(
                        "    loses privileges on table lab.t: GRANT SELECT ON TABLE lab.t TO keep_reader;"
                                + " GRANT SELECT (id) ON TABLE lab.t TO GROUP keep_group",
                        "    drops table lab.t, which late-binding view lab.late reads",
                        "    drops table lab.t, which lab.v, lab.on_v need",
                        "    drops table lab.t, which late-binding view lab.late reads",
                        "no way back: sql/a.sql drops table lab.t, in line 3, and has no companion");
        project.set("captureDays", "7").set("backupTables", "5");
        assertThat(plan())
                .contains("no way back: sql/a.sql drops table lab.t, in line 3, unless it has at most 5 rows: those are"
                        + " copied, and has no companion");
        project.set("backupTables", "0");
        // The script gives all but the right to pass it on.
        assertThat(plan())
                .contains("    loses privileges on view lab.on_v:"
                        + " GRANT SELECT ON TABLE lab.on_v TO keep_reader WITH GRANT OPTION");
    }

    @Test
    void what_later_scripts_give_is_not_lost() throws Exception {
        Warehouse.run("GRANT SELECT, INSERT ON lab.t TO GROUP keep_group");
        project.script("a.sql", "DROP TABLE IF EXISTS lab.t CASCADE;\nCREATE TABLE lab.t (id INT);\n")
                .script("b.sql", """
                        DROP PROCEDURE lab.p(INT);
                        CREATE PROCEDURE lab.p(n INT) AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql;
                        GRANT EXECUTE ON ALL PROCEDURES IN SCHEMA lab TO keep_reader;
                        """)
                .script(
                        "c.sql",
                        "GRANT ALL ON lab.t TO keep_reader;\nGRANT SELECT ON ALL TABLES IN SCHEMA lab TO GROUP keep_group;\n");

        assertThat(plan())
                .filteredOn(line -> line.contains("loses privileges"))
                .containsExactly(
                        "    loses privileges on table lab.t: GRANT INSERT ON TABLE lab.t TO GROUP keep_group");
    }

    @Test
    void a_deployment_warns_of_what_it_loses_where_it_knows() throws Exception {
        project.set("captureDays", "30")
                .script("a.sql", "DROP VIEW lab.on_v;\nCREATE VIEW lab.on_v AS SELECT id FROM lab.v;\n")
                .succeed();

        assertThat(project.warnings())
                .extracting(Diagnostic::render)
                .anyMatch(told -> told.startsWith("sql/a.sql: warning[RS4502]: the script loses privileges on view"
                        + " lab.on_v: GRANT SELECT ON TABLE lab.on_v TO keep_reader WITH GRANT OPTION"));
    }

    @Test
    void what_is_made_again_in_another_transaction_is_refused_before_anything_runs() throws Exception {
        project.set("keepGrants", "true")
                .set("rebuildDependents", "true")
                .script("a.sql", "DROP VIEW lab.on_v;\nCOMMIT;\nCREATE VIEW lab.on_v AS SELECT id FROM lab.v;\n")
                .script("b.sql", "DROP PROCEDURE lab.p(INT);\n")
                .script("c.sql", "CREATE PROCEDURE lab.p(n INT) AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql;\n");

        assertThat(project.failure())
                .contains(
                        "sql/a.sql: error[RS4501]: view lab.on_v is dropped in statement 1 and made again in another"
                                + " transaction: its privileges cannot be given back in the same one",
                        "sql/b.sql: error[RS4501]: procedure lab.p(integer) is dropped in statement 1 and made again in"
                                + " another transaction, by 'sql/c.sql'");
        assertThat(Warehouse.query("SELECT id FROM lab.on_v")).containsExactly("1");
    }

    private List<String> plan() throws Exception {
        return PlanReport.lines(project.deployer().plan(project.config(), Warehouse.route()), false);
    }

    private List<String> grants(String name) throws Exception {
        return read().stream()
                .filter(definition -> definition.identity().name().equals(name))
                .flatMap(definition -> definition.grants().stream())
                .toList();
    }

    private List<String> definitions(String... names) throws Exception {
        return read().stream()
                .filter(definition ->
                        List.of(names).contains(definition.identity().name()))
                .map(ObjectDefinition::sql)
                .toList();
    }

    private List<ObjectDefinition> read() throws Exception {
        try (ReachedTarget target = ReachedTarget.of("test", project.config(), Warehouse.route(), line -> {})) {
            return new ArrayList<>(new DefinitionReader(target.control())
                    .read(Wanted.schemas(List.of("lab")))
                    .all()
                    .values());
        }
    }
}
