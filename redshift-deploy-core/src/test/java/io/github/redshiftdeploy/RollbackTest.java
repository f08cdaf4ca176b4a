package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment is undone by what people have written beside its scripts. */
final class RollbackTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshProject() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id varchar(40))");
        project = new Project(root).set("captureDays", "30");
        project.script("a.sql", "INSERT INTO lab.done VALUES ('a');\n");
        project.script("a.rollback.sql", "DELETE FROM lab.done WHERE id = 'a';\n");
        project.script("b.sql", "INSERT INTO lab.done VALUES ('b');\n");
        project.script("b.rollback.sql", """
                INSERT INTO lab.done SELECT 'a was there' FROM lab.done WHERE id = 'a';
                VACUUM lab.done;
                DELETE FROM lab.done WHERE id = 'b';
                """);
    }

    @Test
    void the_last_script_is_undone_first_and_what_is_undone_counts_as_never_deployed() throws Exception {
        project.set("run", "once").succeed();
        String id = id();

        Outcome outcome = rollback();

        assertThat(outcome.failure()).isNull();
        assertThat(project.log()).contains("    sql/b.sql: by its companion", "    sql/a.sql: by its companion");
        assertThat(done()).containsExactly("a was there");
        assertThat(Warehouse.query("SELECT kind || ' ' || state || ' ' || COALESCE(undoes, '') FROM"
                        + " redshift_deploy.deployment WHERE id = '" + id() + "'"))
                .containsExactly("rollback succeeded " + id);
        assertThat(status()).containsExactly("sql/a.sql PENDING", "sql/b.sql PENDING");
        project.succeed();
        assertThat(done()).containsExactly("a", "a was there", "b");
    }

    @Test
    void one_script_of_it_is_undone() throws Exception {
        project.set("run", "once").succeed();

        project.set("rollbackScripts", "sql/b.sql");
        rollback();

        assertThat(done()).containsExactly("a", "a was there");
        assertThat(status()).containsExactly("sql/a.sql APPLIED", "sql/b.sql PENDING");
    }

    @Test
    void a_rollback_that_fails_goes_on_where_it_was_and_nobody_deploys_meanwhile() throws Exception {
        project.succeed();
        project.script("a.rollback.sql", "DELETE FROM lab.missing;\n");

        assertThat(Objects.requireNonNull(rollback().failure()).render()).contains("relation \"lab.missing\"");

        assertThat(project.failure()).contains("error[RS4405]");
        assertThat(done()).containsExactly("a", "a was there");
        project.script("a.rollback.sql", "DELETE FROM lab.done WHERE id = 'a';\n");
        assertThat(rollback().state()).isEqualTo(State.SUCCEEDED);
        assertThat(done()).containsExactly("a was there");
        assertThat(project.succeed().state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void what_a_companion_has_committed_before_it_failed_is_not_done_again() throws Exception {
        project.succeed();
        project.script(
                "b.rollback.sql", "INSERT INTO lab.done VALUES ('x');\nVACUUM lab.done;\nDELETE FROM lab.late;\n");
        rollback();
        Warehouse.run("CREATE TABLE lab.late (id int)");

        assertThat(rollback().state()).isEqualTo(State.SUCCEEDED);

        assertThat(done()).containsExactly("b", "x");
    }

    @Test
    void a_script_without_a_way_back_is_refused_before_anything_is_undone() throws Exception {
        project.script("c.sql", "INSERT INTO lab.done VALUES ('c');\n");
        project.succeed();

        assertThatThrownBy(this::rollback).hasMessage("""
                sql/c.sql: error[RS4403]: nothing undoes that the script changes rows of table lab.done
                   = help: write 'sql/c.rollback.sql'""");
        assertThat(done()).containsExactly("a", "b", "c");
    }

    @Test
    void only_a_deployment_is_undone_and_only_once() throws Exception {
        assertThatThrownBy(this::rollback).hasMessageContaining("error[RS4401]");
        project.set("deploymentId", "20260101-080000-000aaaaa");
        assertThatThrownBy(this::rollback).hasMessageContaining("error[RS4401]");
        project.set("deploymentId", "");
        project.succeed();
        rollback();
        String rollback = id();

        assertThatThrownBy(this::rollback).hasMessageContaining("is undone already, by " + rollback);
        project.set("deploymentId", rollback);
        assertThatThrownBy(this::rollback)
                .hasMessageContaining(
                        "error[RS4402]: '" + rollback + "' is a rollback, and only a deployment is undone");
    }

    @Test
    void what_a_later_deployment_has_deployed_again_is_not_undone_under_it() throws Exception {
        project.succeed();
        String first = id();
        project.set("name", "other").succeed();
        String second = id();

        project.set("deploymentId", first);
        assertThatThrownBy(this::rollback).hasMessageContaining("sql/b.sql: error[RS4404]: deployment '" + second);

        project.set("deploymentId", second);
        rollback();
        project.set("deploymentId", first);
        rollback();
        assertThat(done()).containsExactly("a was there", "a was there");
    }

    private Outcome rollback() throws Exception {
        return project.deployer().rollback(project.config(), Warehouse.route());
    }

    private String id() throws Exception {
        return project.json().get("id").getAsString();
    }

    private List<String> status() throws Exception {
        return project.deployer().status(project.config(), Warehouse.route()).scripts().stream()
                .map(script -> script.script() + " " + script.state())
                .toList();
    }

    private static List<String> done() throws Exception {
        return Warehouse.query("SELECT id FROM lab.done ORDER BY 1");
    }
}
