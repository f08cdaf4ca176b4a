package io.github.redshiftdeploy.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.plan.ScriptStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several projects, and several executions of one, share a history and never take each other's work for their own. */
final class OwnershipTest {

    private static final Identity SHOP = Identity.ofPom("com.acme", "dw", "default-cli");
    private static final Identity LOGISTICS = Identity.ofPom("com.acme.logistics", "dw", "default-cli");
    private static final String BROKEN = "INSERT INTO lab.done VALUES (1);\nVACUUM lab.done;\nSELECT 1/0;\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void anEmptyHistory() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("DROP SCHEMA IF EXISTS shared_history CASCADE", "CREATE TABLE lab.done (id int)");
    }

    private Project project(String name, Identity identity) throws Exception {
        return new Project(Files.createDirectories(folder.resolve(name)))
                .identity(identity)
                .set("adopt", "")
                .set("historySchema", "shared_history");
    }

    @Test
    void a_project_of_the_same_artifact_id_does_not_go_on_with_another_ones_deployment() throws Exception {
        project("shop", SHOP).script("1.sql", BROKEN).failure();

        Project other = project("logistics", LOGISTICS).script("1.sql", "INSERT INTO lab.done VALUES (2);\n");
        other.succeed();

        assertThat(other.log()).noneMatch(line -> line.startsWith("goes on with"));
        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY 1")).containsExactly("1", "2");
    }

    @Test
    void the_first_line_says_whose_deployment_it_goes_on_with() throws Exception {
        Project shop = project("shop", SHOP).script("1.sql", BROKEN);
        shop.failure();
        shop.script("1.sql", BROKEN.replace("1/0", "1"));

        shop.succeed();

        assertThat(shop.log())
                .anyMatch(line -> line.startsWith("goes on with ") && line.contains(" of 'com.acme:dw' by ann"));
    }

    @Test
    void what_runs_once_is_not_run_again_under_another_name_without_a_word() throws Exception {
        project("shop", SHOP)
                .set("run", "once")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .succeed();
        Project renamed = project("renamed", Identity.ofPom("com.acme.sales", "dw", null))
                .set("run", "once")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n");

        assertThat(renamed.failure())
                .contains("error[RS4309]: the project 'com.acme:dw' has applied a script of this path in deployment ")
                .contains("redshift.adopt=com.acme:dw")
                .contains("redshift.adopt=none");
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");

        renamed.set("adopt", "com.acme:dw").succeed();
        renamed.set("adopt", "").succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void the_name_of_a_project_that_nobody_has_is_refused() throws Exception {
        project("shop", SHOP)
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .succeed();
        Project renamed = project("renamed", LOGISTICS)
                .script("1.sql", "INSERT INTO lab.done VALUES (2);\n")
                .set("adopt", "com.acme:wd");
        Project other = project("other", LOGISTICS)
                .script("1.sql", "INSERT INTO lab.done VALUES (2);\n")
                .set("adopt", "org.example:warehouse");

        assertThat(renamed.failure()).startsWith("""
                error[RS4212]: 'redshift.adopt' names the project 'com.acme:wd', and the history has nothing of it
                   = help: did you mean 'com.acme:dw'?
                """);
        assertThat(other.failure())
                .contains("= help: leave it away, or name the right project: the history has 'com.acme:dw'\n");
        assertThatThrownBy(() -> renamed.deployer().plan(renamed.config(), Warehouse.route()))
                .hasMessageContaining("RS4212");
        assertThatThrownBy(() -> renamed.deployer().status(renamed.config(), Warehouse.route()))
                .hasMessageContaining("RS4212");
        assertThatThrownBy(() -> renamed.deployer().repair(renamed.config(), Warehouse.route()))
                .hasMessageContaining("RS4212");
        assertThatThrownBy(() -> renamed.deployer().baseline(renamed.config(), Warehouse.route()))
                .hasMessageContaining("RS4212");

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void in_an_empty_history_there_is_nothing_to_take_over() throws Exception {
        project("shop", SHOP)
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .set("adopt", "com.acme:old")
                .succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void repair_takes_over_what_another_name_has_written() throws Exception {
        project("shop", SHOP)
                .set("run", "once")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .succeed();
        Project renamed = project("renamed", LOGISTICS)
                .set("run", "once")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .set("adopt", "com.acme:dw");

        renamed.deployer().repair(renamed.config(), Warehouse.route());

        assertThat(renamed.log()).contains("took over what 1 deployment under another name had written");
        renamed.set("adopt", "").succeed();
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void an_unfinished_deployment_of_another_name_is_asked_about_too() throws Exception {
        project("shop", SHOP).script("1.sql", BROKEN).failure();
        Project renamed = project("renamed", LOGISTICS).script("1.sql", BROKEN);

        assertThat(renamed.failure())
                .contains("error[RS4309]: the project 'com.acme:dw' has begun a script of this path");

        renamed.script("1.sql", BROKEN.replace("1/0", "1"))
                .set("adopt", "com.acme:dw")
                .succeed();

        assertThat(renamed.log()).anyMatch(line -> line.startsWith("goes on with "));
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void a_rename_of_the_artifact_after_a_failure_is_asked_about_and_resumed() throws Exception {
        project("shop", Identity.ofPom("com.acme", "p1", null))
                .script("1.sql", BROKEN)
                .failure();
        Project renamed =
                project("renamed", Identity.ofPom("com.acme", "p2", null)).script("1.sql", BROKEN);

        assertThat(renamed.failure()).contains("error[RS4309]: the project 'com.acme:p1' has begun");

        renamed.script("1.sql", BROKEN.replace("1/0", "1"))
                .set("adopt", "com.acme:p1")
                .succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void what_the_first_release_wrote_is_taken_over_once_when_its_commit_is_here() throws Exception {
        Project shop = project("shop", SHOP).set("run", "once").script("1.sql", "INSERT INTO lab.done VALUES (1);\n");
        project("old", Identity.of("dw"))
                .set("run", "once")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .succeed();
        Warehouse.run("UPDATE shared_history.deployment SET project = NULL, execution = NULL");
        assertThat(shop.failure()).contains("error[RS4309]: the project 'dw' has applied");
        Warehouse.run("UPDATE shared_history.deployment SET commit_id = '" + repository(folder.resolve("shop")) + "'");

        shop.succeed();
        shop.succeed();

        assertThat(shop.log().stream().filter(line -> line.startsWith("took over")))
                .hasSize(1);
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    private static String repository(Path folder) throws Exception {
        git(folder, "init", "--quiet");
        git(
                folder,
                "-c",
                "user.name=ann",
                "-c",
                "user.email=ann@acme.com",
                "commit",
                "--quiet",
                "--allow-empty",
                "-m",
                "x");
        return git(folder, "rev-parse", "HEAD").strip();
    }

    private static String git(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void two_projects_may_run_the_same_text_when_a_person_says_so() throws Exception {
        project("shop", SHOP)
                .set("run", "once")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .succeed();

        project("logistics", LOGISTICS)
                .set("run", "once")
                .set("adopt", "none")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1", "1");
    }

    @Test
    void the_success_of_one_execution_does_not_hide_the_failure_of_another() throws Exception {
        Project first =
                project("shop", Identity.ofPom("com.acme", "dw", "load")).script("1.sql", BROKEN);
        first.failure();
        project("views", Identity.ofPom("com.acme", "dw", "views"))
                .script("2.sql", "INSERT INTO lab.done VALUES (2);\n")
                .succeed();
        first.script("1.sql", BROKEN.replace("1/0", "1"));

        first.succeed();

        assertThat(first.log())
                .anyMatch(line -> line.startsWith("goes on with ") && line.contains("'com.acme:dw@load'"));
        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY 1")).containsExactly("1", "2");
    }

    @Test
    void a_load_done_in_one_execution_is_done_for_the_command_line_too() throws Exception {
        project("shop", Identity.ofPom("com.acme", "dw", "load"))
                .set("run", "once")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .succeed();

        project("shop", SHOP).set("run", "once").succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void status_misses_no_script_that_belongs_to_another_execution() throws Exception {
        project("shop", Identity.ofPom("com.acme", "dw", "load"))
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .succeed();
        Project views = project("views", Identity.ofPom("com.acme", "dw", "views"))
                .script("2.sql", "INSERT INTO lab.done VALUES (2);\n");
        views.succeed();

        assertThat(views.deployer().status(views.config(), Warehouse.route()).scripts())
                .extracting(ScriptStatus::script)
                .containsExactly("sql/2.sql");
    }
}
