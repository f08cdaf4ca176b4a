package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Presses the button and lets it deploy. */
final class DeployWorkflowTest extends PressedButton {

    private static final String COMPARISON = "Compare the commit with the ref of the run";

    private static final String STATUS = "::error title=Redshift status::a script is %s; the summary names it";

    @Test
    void deploys_what_is_chosen_in_the_order_that_is_chosen() throws Exception {
        String commit = repository.commit(
                "refs/heads/release-42",
                Map.of(
                        "sql/chosen/a.sql", "INSERT INTO chosen.orders VALUES (1), (2);\n",
                        "sql/chosen/b.sql",
                                "CREATE SCHEMA IF NOT EXISTS chosen;\nCREATE TABLE IF NOT EXISTS chosen.orders (id INT);\n"));

        Run run = press(
                        "refs/heads/release-42",
                        commit,
                        inputs("execute", "dev", "sql/chosen", "order", "b.sql,a.sql", "ticket", "CHG-1042"))
                .succeeds();

        assertThat(Cloud.query("dev", "SELECT COUNT(*) FROM chosen.orders")).containsExactly("2");
        Map<String, Object> outputs = run.job("deploy").outputs();
        assertThat(outputs)
                .containsEntry("state", "succeeded")
                .containsEntry("outcome", "success")
                .containsEntry("commit", commit);
        assertThat(history("dev", "id || ' ' || commit_id || ' ' || branch || ' ' || ticket || ' ' || actor"))
                .contains(outputs.get("deployment") + " " + commit + " release-42 CHG-1042 octocat");
        assertThat(history("dev", "run_url"))
                .contains("https://github.com/acme/warehouse/actions/runs/" + run.id() + "/attempts/1");
        assertThat(run.job(CHECK).summary()).contains("### ✅ SQL validation", "### 📋 Plan: 2 of 2 scripts will run");
        assertThat(run.job(DEPLOY).summary())
                .contains("### ✅ Deployment to <code>dev</code> succeeded", commit, "2 of 2")
                .containsSubsequence("sql/chosen/b&#46;sql", "sql/chosen/a&#46;sql");
        assertThat(report(run)).contains("\"state\": \"succeeded\"", commit);
        assertThat(run.log().commandNames()).isEmpty();
    }

    /** The same scripts are chosen for one target and for two, though one of them is for the first alone. */
    @Test
    void knows_the_scripts_again_and_deploys_them_to_two_targets_in_one_job() throws Exception {
        String commit = repository.commit(
                "refs/heads/main",
                Map.of(
                        "sql/known/1.sql", "SELECT 1;\n",
                        "sql/known/2.sql", "SELECT 2;\n",
                        "sql/known/ordering.yaml", "[{file: 1.sql, targets: dev}, 2.sql]\n"));
        Workflow caller = Workflow.parse("deploy.yml", """
                on: { workflow_dispatch: {} }
                jobs:
                  dev:
                    uses: ./.github/workflows/redshift-deploy.yml
                    permissions: { contents: read, id-token: write, packages: read }
                    with: { target: dev, sql-path: sql/known }
                  prod:
                    needs: dev
                    uses: ./.github/workflows/redshift-deploy.yml
                    permissions: { contents: read, id-token: write, packages: read }
                    with:
                      target: prod,dev
                      environment: prod
                      sql-path: sql/known
                      scripts: ${{ needs.dev.outputs.scripts }}
                """);

        Run run = watch(Run.start(repository, caller, Event.dispatch("refs/heads/main", commit, Map.of())))
                .succeeds();

        assertThat(run.job("prod / check").steps())
                .containsEntry("Compare the scripts with those of the earlier deployment", Conclusion.SUCCESS);
        assertThat(run.job("prod").outputs()).containsEntry("state", "succeeded");
        List<String> deployments = new ArrayList<>(history("prod", "id"));
        deployments.addAll(history("dev", "id"));
        assertThat(deployments)
                .contains(Workflow.text(run.job("prod").outputs(), "deployment").split(","));
        assertThat(run.job("prod / deploy").artifacts()).containsOnlyKeys("redshift-execute-prod,dev-1");
    }

    @Test
    void shows_what_failed_and_goes_on_there_when_the_job_is_run_again() throws Exception {
        String commit = repository.commit(
                "refs/heads/main",
                Map.of(
                        "src/main/redshift/1.sql",
                                "CREATE SCHEMA IF NOT EXISTS again;\nCREATE TABLE IF NOT EXISTS again.orders (id INT);\n",
                        "src/main/redshift/2.sql", "SELECT 1;\n\nINSERT INTO gate.missing VALUES (1);\n"));

        repository.variable("REDSHIFT_STATUS", "[{\"target\": \"dev\", \"environment\": \"dev\"}]");

        Run run = press("refs/heads/main", commit, inputs("execute", "dev", "")).await();

        assertThat(run.job(CHECK).conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(run.job(DEPLOY).conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(run.log().commands("error"))
                .singleElement()
                .asString()
                .startsWith("::error file=src/main/redshift/2.sql,line=3,col=13,title=RS5001 ")
                .contains("committed: 1 script before it", "not committed: statements 1 to 2 of this script");
        assertThat(run.job(DEPLOY).summary())
                .contains("### ❌ Deployment to <code>dev</code> failed", "it goes on after what is committed");
        assertThat(report(run)).contains("\"state\": \"failed\"");
        assertThat(run.job(DEPLOY).steps()).containsEntry("Keep the reports", Conclusion.SUCCESS);

        Run status = watch(Run.start(repository, "status.yml", Event.schedule(commit)))
                .await();
        JobResult seen = status.job("status (dev, dev) / deploy");
        assertThat(seen.steps()).containsEntry("Fail when the target is not as the scripts say", Conclusion.FAILURE);
        assertThat(seen.summary()).contains("### ❌ Status of <code>dev</code>", "1 applied, 1 failed");
        assertThat(seen.outputs()).containsEntry("state", "failed");

        Cloud.run("dev", "CREATE TABLE gate.missing (id INT)", "GRANT ALL ON gate.missing TO deployer");
        Run again = watch(run.again()).succeeds();

        assertThat(again.job(CHECK)).isEqualTo(run.job(CHECK));
        assertThat(again.log().text()).contains("goes on with ", "skipped: src/main/redshift/1.sql");
        assertThat(again.job(DEPLOY).summary()).contains("succeeded", "skipped<br>applied by");
        assertThat(Cloud.query("dev", "SELECT COUNT(*) FROM gate.missing")).containsExactly("1");
        assertThat(history("dev", "run_url"))
                .contains("https://github.com/acme/warehouse/actions/runs/" + run.id() + "/attempts/2");
    }

    /** The environment has no role here, so that the run ends after the commit is compared. */
    @Test
    void deploys_an_older_commit_of_the_ref_that_the_run_was_started_on() throws Exception {
        Map<String, String> nobody = new HashMap<>(Warehouse.ROLE);
        nobody.put("DEPLOY_ROLE_ARN", "the role is missing");
        repository.environment("dev", nobody);
        String older = repository.commit("refs/heads/main", Map.of("sql/a.sql", "SELECT 1;\n"));
        String newer = repository.commit("refs/heads/main", Map.of("sql/c.sql", "SELECT 1;\n"));

        Run contained = press("refs/heads/main", newer, inputs("status", "dev", "", "ref", older))
                .await();

        assertThat(contained.job(CHECK).steps()).containsEntry(COMPARISON, Conclusion.SUCCESS);
        assertThat(contained.job(CHECK).outputs()).containsEntry("commit", older);
        assertThat(contained.job(DEPLOY).steps()).containsEntry(COMPARISON, Conclusion.SUCCESS);
    }

    /** The environment of the deployment cannot be entered here, so whatever succeeds was done with the other one. */
    @Test
    void what_an_approver_reads_is_planned_against_the_target_by_a_user_who_only_reads() throws Exception {
        String once = "-- redshift-deploy: run=once\n";
        String first = repository.commit(
                "refs/heads/main",
                Map.of(
                        "sql/planned/1.sql",
                        once + "CREATE SCHEMA planned;\n",
                        "pom.xml",
                        Warehouse.pom().replace("<targets>", "<historyOwner>deployer</historyOwner><targets>")));
        press("refs/heads/main", first, inputs("execute", "dev", "sql/planned")).succeeds();
        for (String script : List.of("1_user.sql", "2_database.sql")) {
            String sql = Files.readString(Path.of("../infra/reader", script));
            Cloud.run("dev", sql.replace("${readUser}", "reader").replace("${deployUser}", "deployer"));
        }
        Map<String, String> reads = new HashMap<>(Warehouse.ROLE);
        reads.put("DB_USER", "reader");
        repository.environment("dev-plan", reads).environment("dev", Map.of());
        String second = repository.commit(
                "refs/heads/main", Map.of("sql/planned/2.sql", once + "CREATE TABLE planned.t (a INT);\n"));

        Run run = watch(Run.start(repository, planned("execute"), Event.dispatch("refs/heads/main", second, Map.of())))
                .await();
        Run goal = watch(Run.start(repository, planned("plan"), Event.dispatch("refs/heads/main", second, Map.of())))
                .succeeds();
        watch(Run.start(repository, planned("status"), Event.dispatch("refs/heads/main", first, Map.of())))
                .succeeds();
        String wrong = repository.commit("refs/heads/main", Map.of("sql/planned/3.sql", "SELECT FROM;\n"));
        Run refused = watch(
                        Run.start(repository, planned("execute"), Event.dispatch("refs/heads/main", wrong, Map.of())))
                .await();

        assertThat(run.job(CHECK).steps()).containsEntry("Validate and plan without a connection", Conclusion.SKIPPED);
        assertThat(run.job("deploy / plan").summary())
                .contains("### ✅ SQL validation", "### 📋 Plan: 1 of 2 scripts will run");
        assertThat(run.job("deploy / plan").artifacts()).containsOnlyKeys("redshift-plan-dev-1");
        assertThat(run.job(DEPLOY).steps()).containsEntry("Look at the environment", Conclusion.FAILURE);
        assertThat(goal.job("deploy / plan").conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(goal.job(DEPLOY).summary()).contains("### 📋 Plan: 1 of 2 scripts will run");
        assertThat(refused.job("deploy / plan").conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(refused.job(DEPLOY).conclusion()).isEqualTo(Conclusion.SKIPPED);
    }

    private static Workflow planned(String goal) {
        return Workflow.parse("deploy.yml", """
                on: { workflow_dispatch: {} }
                jobs:
                  deploy:
                    uses: ./.github/workflows/redshift-deploy.yml
                    permissions: { contents: read, id-token: write, packages: read }
                    with: { goal: %s, target: dev, plan-environment: dev-plan, sql-path: sql/planned }
                """.formatted(goal));
    }

    @Test
    void the_status_is_red_until_the_history_knows_the_scripts_and_the_button_tells_it() throws Exception {
        String script = "-- redshift-deploy: run=once\nCREATE SCHEMA adopted;\n";
        String main = repository.commit("refs/heads/main", Map.of("sql/adopted/1.sql", script));

        Run pending = press("refs/heads/main", main, inputs("status", "dev", "sql/adopted"))
                .await();
        press("refs/heads/main", main, inputs("baseline", "dev", "sql/adopted")).succeeds();
        press("refs/heads/main", main, inputs("status", "dev", "sql/adopted")).succeeds();
        String changed = repository.commit("refs/heads/main", Map.of("sql/adopted/1.sql", script + "SELECT 1;\n"));
        Run red = press("refs/heads/main", changed, inputs("status", "dev", "sql/adopted"))
                .await();
        press("refs/heads/main", changed, inputs("repair", "dev", "sql/adopted"))
                .succeeds();
        Run lease =
                press("refs/heads/main", changed, inputs("unlock", "dev", "")).succeeds();

        assertThat(pending.log().commands("error")).containsExactly(STATUS.formatted("pending"));
        assertThat(red.log().commands("error")).containsExactly(STATUS.formatted("changed"));
        assertThat(Cloud.query("dev", "SELECT COUNT(*) FROM pg_namespace WHERE nspname = 'adopted'"))
                .containsExactly("0");
        assertThat(lease.log().text()).contains("nobody holds the lease");
    }

    @Test
    void what_is_merged_is_deployed_to_dev_and_what_is_released_to_prod() throws Exception {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        String main = repository.commit(
                "refs/heads/main", Map.of("mvnw", Warehouse.wrapper(notes), "sql/merged.sql", "SELECT 1;\n"));
        repository.environment("prod-plan", Warehouse.ROLE);
        Run nobody = watch(Run.start(repository, "deploy-on-merge.yml", Event.push("refs/heads/main", main)))
                .succeeds();
        repository.variable("REDSHIFT_ON_MERGE", "true");

        Run merged = watch(Run.start(repository, "deploy-on-merge.yml", Event.push("refs/heads/main", main)))
                .succeeds();
        Run released = watch(Run.start(repository, "deploy-on-merge.yml", Event.push("refs/heads/release", main)))
                .succeeds();

        assertThat(nobody.results().values()).extracting(JobResult::conclusion).containsOnly(Conclusion.SKIPPED);
        assertThat(merged.job("plan / deploy").artifacts()).containsOnlyKeys("redshift-plan-prod-1");
        assertThat(released.results().keySet()).doesNotContain("dev / deploy", "plan / deploy");
        assertThat(Files.readAllLines(notes.resolve("deployed"))).containsExactly("dev " + main, "prod " + main);
    }

    @Test
    void deployments_wait_for_each_other_where_they_must_and_nowhere_else() throws Exception {
        Repository other = Warehouse.create("acme/marketing", folder.resolve("marketing"));
        String main = repository.commit("refs/heads/main", Map.of("README.md", "main\n"));
        String feature = repository.commit("refs/heads/feature", Map.of("README.md", "feature\n"));
        String theirs = other.commit("refs/heads/main", Map.of("README.md", "theirs\n"));
        Map<String, Object> dev = inputs("execute", "dev", "sql/gate");
        int before = history("dev", "id").size();
        List<Run> started = new ArrayList<>();

        try (Connection devGate = close("dev");
                Connection prodGate = close("prod")) {
            started.add(press("refs/heads/main", main, dev));
            started.add(press("refs/heads/feature", feature, inputs("execute", "prod", "sql/gate")));
            await("one runs on each target", () -> running("dev") == 1 && running("prod") == 1);

            started.add(press("refs/heads/main", main, dev));
            await("the second one on the same target is queued by GitHub", repository::hasQueue);
            started.add(watch(Run.start(other, "deploy.yml", Event.dispatch("refs/heads/main", theirs, dev))));
            started.get(3).log().await("waits for '");
            assertThat(history("dev", "id")).hasSize(before + 1);
            devGate.rollback();
            prodGate.rollback();
        }

        for (Run run : started) {
            run.succeeds();
        }
        assertThat(Cloud.query("prod", "SELECT COUNT(*) FROM gate.passed")).containsExactly("1");
        assertThat(history("dev", "id")).hasSize(before + 3);
        assertThat(Cloud.query(
                        "dev",
                        "SELECT COUNT(*) FROM redshift_deploy.deployment a JOIN redshift_deploy.deployment b ON a.id < b.id"
                                + " WHERE a.started_at < b.finished_at AND b.started_at < a.finished_at"))
                .containsExactly("0");
    }

    @Test
    void a_cancelled_job_leaves_the_cluster_clean() throws Exception {
        String commit = repository.commit(
                "refs/heads/main",
                Map.of(
                        "sql/cancel/1.sql",
                        "CREATE SCHEMA IF NOT EXISTS cancel;\nINSERT INTO gate.passed VALUES (99);\n"));

        try (Connection gate = close("dev")) {
            Run run = press("refs/heads/main", commit, inputs("execute", "dev", "sql/cancel"));
            await("it waits at the gate", () -> running("dev") == 1);
            run.cancel();
            run.await();

            assertThat(run.job(DEPLOY).conclusion()).isEqualTo(Conclusion.CANCELLED);
            assertThat(run.job(DEPLOY).summary()).contains("### ❌ Deployment to <code>dev</code> cancelled");
            assertThat(report(run)).contains("\"state\": \"cancelled\"");
            gate.rollback();
        }

        assertThat(Cloud.query("dev", "SELECT COUNT(*) FROM redshift_deploy.lease"))
                .containsExactly("0");
        assertThat(Cloud.query("dev", "SELECT COUNT(*) FROM pg_stat_activity WHERE usename = 'deployer'"))
                .containsExactly("0");
        assertThat(Cloud.query("dev", "SELECT COUNT(*) FROM gate.passed WHERE id = 99"))
                .containsExactly("0");
        assertThat(Cloud.query("dev", "SELECT COUNT(*) FROM pg_namespace WHERE nspname = 'cancel'"))
                .containsExactly("0");
    }

    /** Holds what scripts insert into the gate until the connection rolls back. */
    private static Connection close(String database) throws SQLException {
        Connection connection = Cloud.at(database).connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK gate.passed");
        }
        return connection;
    }

    private static long running(String database) throws SQLException {
        return history(database, "state").stream().filter("running"::equals).count();
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 90_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain until %s", what).isLessThan(end);
            Thread.sleep(100);
        }
    }
}
