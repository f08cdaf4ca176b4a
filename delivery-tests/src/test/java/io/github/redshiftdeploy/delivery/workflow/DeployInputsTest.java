package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presses the button with inputs, settings and commits of all kinds, also of those that nobody should. */
final class DeployInputsTest extends PressedButton {

    private static final String COMPARISON = "Compare the commit with the ref of the run";

    @ParameterizedTest
    @CsvSource({
        "sql-path, 'sql\n::add-mask::dev'",
        "sql-path, '${env.AWS_SECRET_ACCESS_KEY}'",
        "ticket, 'x\r##[add-mask]dev'",
        "ticket, '${settings.localRepository}'",
        "waive, '*:${env.AWS_SECRET_ACCESS_KEY}'",
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

    @Test
    void a_value_that_another_target_lacks_stops_no_deployment() throws Exception {
        String pom = Warehouse.pom()
                .replace("<name>dev</name>", "<name>dev</name><placeholders><word>x</word></placeholders>");
        String commit = repository.commit(
                "refs/heads/main", Map.of("pom.xml", pom, "sql/word/1.sql", "SELECT '${word}' AS word;\n"));

        press("refs/heads/main", commit, inputs("execute", "dev", "sql/word")).succeeds();
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
}
