package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presses the button, with the plugin of this build and the stand-in in the place of AWS. */
class DeployWorkflowTest {

    private static final String CHECK = "deploy / check";
    private static final String DEPLOY = "deploy / deploy";
    private static final String COMPARISON = "Compare the commit with the ref of the run";

    private static final String STATUS = "::error title=Redshift status::a script is %s; the summary names it";

    private static final String MERGED = "SELECT COUNT(*) FROM pg_namespace WHERE nspname = 'merged'";

    /** A temporary password is 48 bytes in Base64; a checksum is as long and has other letters. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?<![A-Za-z0-9+/])(?![0-9a-f]{64})[A-Za-z0-9+/]{64}(?![A-Za-z0-9+/])");

    private final List<Run> runs = new ArrayList<>();

    @TempDir
    private Path folder;

    private Repository repository;

    @BeforeAll
    static void prepareCloud() throws SQLException {
        Cloud.require();
        Cloud.prepare();
    }

    @BeforeEach
    void createRepository() throws IOException, InterruptedException {
        repository = Warehouse.create("acme/warehouse", folder.resolve("acme"));
    }

    @AfterEach
    void no_secret_is_seen_anywhere() throws IOException {
        for (Run run : runs) {
            List<String> seen = new ArrayList<>(List.of(run.log().text()));
            for (JobResult job : run.results().values()) {
                seen.add(job.summary());
                seen.add(job.outputs().toString());
                for (Path artifact : job.artifacts().values()) {
                    seen.addAll(contents(artifact));
                }
            }
            assertThat(seen).hasSizeGreaterThan(1).allSatisfy(text -> {
                assertThat(text).doesNotContain(Cloud.secrets());
                assertThat(PASSWORD.matcher(text).results()).isEmpty();
            });
        }
    }

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
        assertThat(outputs).containsEntry("state", "succeeded");
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

    @ParameterizedTest
    @CsvSource({
        "sql-path, 'sql\n::add-mask::dev'",
        "sql-path, '${env.AWS_SECRET_ACCESS_KEY}'",
        "ticket, 'x\r##[add-mask]dev'",
        "ticket, '${settings.localRepository}'",
        "order, 'a.sql\u0000,b.sql'",
        "ref, '--upload-pack=touch pwned'",
        "ref, 'main..other'",
        "ref, 'main\n::set-output name=x::y'",
        "environment, '../prod'",
        "environment, '--help'",
        "goal, 'execute -Dredshift.target=prod'",
        "goal, 'drop'",
        "resume-assume, 'yes'",
        "owner, '20261126-082550-a2224a0e'"
    })
    void refuses_what_nobody_types_by_mistake_and_does_not_repeat_it(String input, String text) throws Exception {
        String commit = repository.commit("refs/heads/main", Map.of("sql/a.sql", "SELECT 1;\n"));
        Map<String, Object> inputs = inputs("execute", "dev", "sql/a.sql");
        inputs.put(input, text.replace("\u0000", "\u0001"));

        Run run = press("refs/heads/main", commit, inputs).await();

        assertThat(run.job(CHECK).steps()).containsEntry("Look at the inputs", Conclusion.FAILURE);
        assertThat(run.job(CHECK).conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(run.job(DEPLOY).conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(run.log().commandNames()).containsExactly("error");
        assertThat(run.log().text()).doesNotContain("add-mask", "pwned", "env.", "settings.", "prod");
    }

    @Test
    void text_is_text_wherever_it_comes_from() throws Exception {
        String evil =
                "$(touch pwned) `touch pwned` \"; touch pwned; '::add-mask::dev ##[add-mask]dev -Dredshift.skip=true";
        String branch = "--$(touch${IFS}pwned);'\"##(add-mask]dev";
        String script = "sql/text/##[add-mask]dev $(touch pwned) '\"::add-mask::dev.sql";
        String commit = repository.commit(
                "refs/heads/main",
                Map.of(
                        script,
                        "CREATE SCHEMA IF NOT EXISTS text;\nSELECT '::add-mask::dev' AS \"##[add-mask]dev\";\n"));
        repository.point("refs/heads/" + branch, commit);

        Run run = press("refs/heads/" + branch, commit, inputs("execute", "dev", "sql/text", "ticket", evil))
                .succeeds();

        assertThat(run.log().commandNames()).isEmpty();
        assertThat(history("dev", "branch || ' ' || ticket")).contains(branch + " " + evil);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith("pwned"))).isEmpty();
        }
    }

    @Test
    void nothing_outside_of_the_repository_is_read() throws Exception {
        String commit = repository.commit("refs/heads/main", Map.of("sql/a.sql", "SELECT 1;\n"));

        Run run = press("refs/heads/main", commit, inputs("execute", "dev", "../../../../etc"))
                .await();

        assertThat(run.job(CHECK).steps()).containsEntry("Validate and plan without a connection", Conclusion.FAILURE);
        assertThat(run.job(DEPLOY).conclusion()).isEqualTo(Conclusion.SKIPPED);
    }

    /** Also where somebody has set what once let any commit through, whoever has set it. */
    @ParameterizedTest
    @CsvSource({"v1", "refs/pull/7/head", "commit"})
    void runs_nothing_of_a_commit_that_the_rule_about_branches_has_not_seen(String ref) throws Exception {
        Map<String, String> lax = new HashMap<>(Warehouse.ROLE);
        lax.put("REDSHIFT_ANY_REF", "true");
        repository.environment("dev", lax).variable("REDSHIFT_ANY_REF", "true");
        repository.commit("refs/tags/v1", Map.of("sql/b.sql", "SELECT 1;\n"));
        String strange = repository.commit("refs/pull/7/head", Map.of("pom.xml", "<strange/>\n"));
        String main = repository.commit("refs/heads/main", Map.of("sql/c.sql", "SELECT 1;\n"));

        Map<String, Object> inputs = inputs("execute", "dev", "", "ref", ref.replaceFirst("^commit$", strange));
        Run refused = press("refs/heads/main", main, inputs).await();

        assertThat(refused.job(CHECK).steps())
                .containsEntry(COMPARISON, Conclusion.FAILURE)
                .containsEntry("Validate and plan without a connection", Conclusion.SKIPPED);
        assertThat(refused.job(DEPLOY).conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(refused.log().commands("error"))
                .singleElement()
                .asString()
                .contains("is not contained in the ref that the run was started on");
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

    @Test
    void runs_a_project_in_a_folder_with_its_wrapper_its_profile_and_its_placeholders() throws Exception {
        String commit = repository.commit(
                "refs/heads/main",
                Map.of(
                        "mvnw",
                        "echo the wrapper runs\nexec mvn \"$@\"\n",
                        "teams/sales/pom.xml",
                        Warehouse.pom()
                                .replace(
                                        "</build>",
                                        "</build><profiles><profile><id>wide</id><properties><width>20</width>"
                                                + "</properties></profile></profiles>")
                                .replace("<targets>", "<placeholders><width>${width}</width></placeholders><targets>"),
                        "teams/sales/src/main/redshift/a.sql",
                        """
                        CREATE SCHEMA IF NOT EXISTS folder;
                        CREATE TABLE IF NOT EXISTS folder.t (a VARCHAR(${width}) DEFAULT '${text}');
                        """));
        Workflow caller = Workflow.parse("deploy.yml", """
                on: { workflow_dispatch: {} }
                jobs:
                  sales:
                    uses: ./.github/workflows/redshift-deploy.yml
                    permissions: { contents: read, id-token: write, packages: read }
                    with:
                      target: dev
                      directory: teams/sales
                      profiles: wide
                      properties: |
                        redshift.placeholders.text=two words; $(touch pwned)
                        another.property=1
                """);

        Run run = watch(Run.start(repository, caller, Event.dispatch("refs/heads/main", commit, Map.of())))
                .succeeds();

        assertThat(run.log().text()).containsSubsequence("the wrapper runs", "the wrapper runs");
        assertThat(Cloud.query(
                        "dev",
                        "SELECT character_maximum_length || column_default FROM information_schema.columns"
                                + " WHERE table_schema = 'folder'"))
                .singleElement()
                .asString()
                .startsWith("20'two words; $(touch pwned)'");
        assertThat(run.job("sales / deploy").artifacts()).containsOnlyKeys("redshift-execute-dev-teams-sales-1");
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

    /** These settings let the history tell who fetched the plugin. */
    @Test
    void maven_gets_the_settings_and_the_credentials_of_the_repository_that_has_the_plugin() throws Exception {
        String settings = offline()
                .replace(
                        "</activation>",
                        "</activation><properties><redshift.ticket>${env.MAVEN_USERNAME}:${env.MAVEN_PASSWORD}"
                                + "</redshift.ticket></properties>");
        String main = repository.commit(
                "refs/heads/main",
                Map.of(
                        ".github/settings.xml",
                        settings,
                        "sql/private/1.sql",
                        "CREATE SCHEMA IF NOT EXISTS private;\n"));
        Event event = Event.dispatch("refs/heads/main", main, Map.of());

        watch(Run.start(repository, fetching(""), event)).succeeds();
        repository.variable("READER", "reader").secret("PASSWORD", "from-artifactory");
        watch(Run.start(repository, fetching(""), event)).succeeds();
        repository.environment("dev-plan", Warehouse.ROLE);
        String domain = ", plan-environment: dev-plan, codeartifact-domain: 111122223333/acme";
        Run packages = watch(Run.start(repository, fetching(domain), event)).succeeds();

        assertThat(history("dev", "ticket"))
                .contains(
                        "octocat:ghs_of_the_job",
                        "reader:from-artifactory",
                        "aws:token for codeartifact get-authorization-token --domain acme --domain-owner 111122223333"
                                + " --query authorizationToken --output text");
        assertThat(packages.job("deploy / plan").conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(packages.log().commandNames()).containsOnly("add-mask");
    }

    /** GitHub passes no output from job to job that holds the text of a secret. */
    @Test
    void runs_nothing_when_github_keeps_the_arguments_back() throws Exception {
        repository.secret("PASSWORD", "private");
        String main = repository.commit(
                "refs/heads/main", Map.of("sql/private/1.sql", "SELECT 1;\n", ".github/settings.xml", offline()));

        Run run = watch(Run.start(repository, fetching(""), Event.dispatch("refs/heads/main", main, Map.of())))
                .await();

        assertThat(run.job(CHECK).conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(run.job(DEPLOY).steps()).containsEntry("Run the goal", Conclusion.FAILURE);
        assertThat(run.log().commands("error"))
                .singleElement()
                .asString()
                .contains("an input holds the value of a secret");
    }

    @ParameterizedTest
    @CsvSource({
        "settings: /etc/settings.xml, settings is no file of the repository",
        "codeartifact-domain: acme, codeartifact-domain needs a role",
        "'goal: validate, plan-environment: dev, codeartifact-domain: acme', codeartifact-domain needs a role",
        "codeartifact-domain: --profile=x, 'codeartifact-domain is no domain, nor account/domain'"
    })
    void refuses_a_repository_of_packages_that_cannot_be_read(String input, String why) throws Exception {
        String main = repository.commit("refs/heads/main", Map.of("README.md", "packages\n"));

        Run run = watch(Run.start(
                        repository, fetching(", " + input), Event.dispatch("refs/heads/main", main, Map.of())))
                .await();

        assertThat(run.job(DEPLOY).conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(run.log().commands("error")).singleElement().asString().contains("the input " + why);
    }

    private static String offline() throws IOException {
        return Files.readString(Path.of("../src/it/offline-settings.xml"))
                .replace("<settings>", "<settings><offline>true</offline>");
    }

    private static Workflow fetching(String more) {
        return Workflow.parse("deploy.yml", """
                on: { workflow_dispatch: {} }
                jobs:
                  deploy:
                    uses: ./.github/workflows/redshift-deploy.yml
                    permissions: { contents: read, id-token: write, packages: read }
                    secrets:
                      MAVEN_PASSWORD: ${{ secrets.PASSWORD }}
                    with: { target: dev, sql-path: sql/private, maven-username: "${{ vars.READER }}"%s }
                """.formatted(
                        more.contains("settings:") ? more : ", settings: .github/settings.xml" + more));
    }

    @ParameterizedTest
    @CsvSource({
        "no equals sign, has a line that is not name=value",
        "redshift.target=prod, sets what another input says",
        "-Dredshift.target=prod, has a line that is not name=value",
        "a=${env.AWS_SECRET_ACCESS_KEY}, holds a dollar sign"
    })
    void refuses_a_property_that_is_none(String line, String why) throws Exception {
        Workflow caller = Workflow.parse("deploy.yml", """
                on: { workflow_dispatch: {} }
                jobs:
                  deploy:
                    uses: ./.github/workflows/redshift-deploy.yml
                    permissions: { contents: read, id-token: write, packages: read }
                    with: { target: dev, properties: "good=1\\n%s\\n" }
                """.formatted(line));
        String main = repository.commit("refs/heads/main", Map.of("README.md", "properties\n"));

        Run run = watch(Run.start(repository, caller, Event.dispatch("refs/heads/main", main, Map.of())))
                .await();

        assertThat(run.job(DEPLOY).conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(run.log().commands("error"))
                .singleElement()
                .asString()
                .contains("the input properties " + why)
                .doesNotContain("prod", "env.");
    }

    /** Whether it comes from a fork or from this repository: its commit is nobody's word but its author's. */
    @Test
    void refuses_to_deploy_a_pull_request() throws Exception {
        String merge = repository.commit("refs/pull/9/merge", Map.of("pom.xml", "<strange/>\n"));
        Workflow caller = Workflow.parse("deploy.yml", """
                on: { pull_request: {} }
                jobs:
                  deploy:
                    uses: ./.github/workflows/redshift-deploy.yml
                    permissions: { contents: read, id-token: write, packages: read }
                    with: { target: dev }
                """);

        Run run = watch(Run.start(repository, caller, Event.pullRequest(9, merge, "main")))
                .await();

        assertThat(run.job(CHECK).steps()).containsEntry("Look at the inputs", Conclusion.FAILURE);
        assertThat(run.job(DEPLOY).conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(run.log().commands("error")).singleElement().asString().contains("a pull request deploys nothing");
    }

    /** In a fork there are no environments, and GitHub makes an empty one when a job names it. */
    @Test
    void says_which_variables_an_environment_lacks_before_a_role_is_taken() throws Exception {
        repository.environment("empty", Map.of("AWS_REGION", "us-east-1"));
        String main = repository.commit("refs/heads/main", Map.of("sql/a.sql", "SELECT 1;\n"));

        Run run = press("refs/heads/main", main, inputs("status", "empty", "")).await();

        assertThat(run.job(DEPLOY).steps())
                .containsEntry("Look at the environment", Conclusion.FAILURE)
                .containsEntry("Take the role of the environment", Conclusion.SKIPPED);
        assertThat(run.log().commands("error"))
                .singleElement()
                .asString()
                .contains("DEPLOY_ROLE_ARN, AWS_REGION and AWS_ACCOUNT_ID. A fork has none of them");
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
        String main = repository.commit(
                "refs/heads/main",
                Map.of("src/main/redshift/merged.sql", "-- redshift-deploy: run=once\nCREATE SCHEMA merged;\n"));
        repository.environment("prod-plan", Warehouse.ROLE);
        Run nobody = watch(Run.start(repository, "deploy-on-merge.yml", Event.push("refs/heads/main", main)))
                .succeeds();
        repository.variable("REDSHIFT_ON_MERGE", "true");

        Run merged = watch(Run.start(repository, "deploy-on-merge.yml", Event.push("refs/heads/main", main)))
                .succeeds();
        List<String> before = Cloud.query("prod", MERGED);
        Run released = watch(Run.start(repository, "deploy-on-merge.yml", Event.push("refs/heads/release", main)))
                .succeeds();

        assertThat(nobody.results().values()).extracting(JobResult::conclusion).containsOnly(Conclusion.SKIPPED);
        assertThat(Cloud.query("dev", MERGED)).containsExactly("1");
        assertThat(merged.job("plan / deploy").summary()).contains("### 📋 Plan: 1 of 1 script will run");
        assertThat(before).containsExactly("0");
        assertThat(released.results().keySet()).doesNotContain("dev / deploy", "plan / deploy");
        assertThat(Cloud.query("prod", MERGED)).containsExactly("1");
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

    private Run press(String ref, String sha, Map<String, Object> inputs) throws IOException {
        return watch(Run.start(repository, "deploy.yml", Event.dispatch(ref, sha, inputs)));
    }

    private Run watch(Run run) {
        runs.add(run);
        return run;
    }

    private static Map<String, Object> inputs(String goal, String environment, String path, String... more) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("goal", goal);
        inputs.put("environment", environment);
        inputs.put("sql-path", path);
        for (int i = 0; i < more.length; i += 2) {
            inputs.put(more[i], more[i + 1]);
        }
        return inputs;
    }

    /** Holds what scripts insert into the gate until the connection rolls back. */
    private static Connection close(String database) throws SQLException {
        Connection connection = Cloud.connect(database);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK gate.passed");
        }
        return connection;
    }

    private static long running(String database) throws SQLException {
        return history(database, "state").stream().filter("running"::equals).count();
    }

    /** Returns an expression over all deployments; nothing before the first of them. */
    private static List<String> history(String database, String expression) throws SQLException {
        boolean there = Cloud.query(database, "SELECT COUNT(*) FROM pg_namespace WHERE nspname = 'redshift_deploy'")
                .equals(List.of("1"));
        return there ? Cloud.query(database, "SELECT " + expression + " FROM redshift_deploy.deployment") : List.of();
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 90_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain until %s", what).isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static String report(Run run) throws IOException {
        String name = "redshift-execute-dev-" + run.attempt();
        Path artifact = Objects.requireNonNull(run.job(DEPLOY).artifacts().get(name), name);
        return Files.readString(artifact.resolve("target/redshift-deploy/report.json"));
    }

    private static List<String> contents(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }
}
