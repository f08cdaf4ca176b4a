package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be true of every workflow, whether or not a test runs it. */
class WorkflowRulesTest {

    private static final String PINNED = "[A-Za-z0-9-]+/[A-Za-z0-9/_-]+@[0-9a-f]{40}";

    /** What a job may ask for; whoever needs more adds it here, with the reason in the workflow. */
    private static final Set<String> PERMISSIONS = Set.of(
            "contents: read",
            "packages: read",
            "id-token: write",
            "actions: read",
            "security-events: write",
            "attestations: write");

    /**
     * What a workflow may read from variables: settings of the target, and what is looked at. A variable that an
     * environment lacks is read from the repository or the organisation, so none of them may decide what is allowed.
     */
    private static final Set<String> VARIABLES = Set.of(
            "AWS_ACCOUNT_ID",
            "AWS_REGION",
            "DB_USER",
            "DEPLOY_ROLE_ARN",
            "DEPLOY_ROLE_SECONDS",
            "MAVEN_USERNAME",
            "REDSHIFT_CHANGED_ONLY",
            "REDSHIFT_ON_MERGE",
            "REDSHIFT_STATUS");

    private static final Pattern VARIABLE = Pattern.compile("\\bvars\\.(\\w+)");

    /** A machine of GitHub's, new for each job. */
    private static final String HOSTED = "(ubuntu|macos|windows)-\\d+(\\.\\d+)?";

    static Stream<Workflow> workflows() throws IOException {
        return Workflow.all().stream();
    }

    @Test
    void these_workflows_are_there() throws IOException {
        assertThat(workflows().map(Workflow::name))
                .containsExactly(
                        "build.yml",
                        "deploy-on-merge.yml",
                        "deploy.yml",
                        "promote.yml",
                        "redshift-deploy.yml",
                        "redshift-release.yml",
                        "release.yml",
                        "status.yml",
                        "validate.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void actions_are_pinned_to_a_commit_and_say_its_version(Workflow workflow) throws IOException {
        List<String> uses = Files.readAllLines(Workflow.file(workflow.name())).stream()
                .map(String::strip)
                .map(line -> line.replaceFirst("^- ", ""))
                .filter(line -> line.startsWith("uses:"))
                .toList();

        assertThat(uses)
                .isNotEmpty()
                .allMatch(line -> line.matches("uses: " + PINNED + " # v\\d+\\.\\d+\\.\\d+")
                        || line.equals("uses: ./.github/workflows/redshift-deploy.yml"));
    }

    @Test
    void an_action_has_one_version() throws IOException {
        Map<String, Set<String>> versions = workflows()
                .flatMap(WorkflowRulesTest::steps)
                .filter(step -> step.containsKey("uses"))
                .map(step -> Workflow.text(step, "uses"))
                .collect(Collectors.groupingBy(uses -> uses.substring(0, uses.indexOf('@')), Collectors.toSet()));

        assertThat(versions.values()).allMatch(set -> set.size() == 1);
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void nothing_is_put_into_a_script(Workflow workflow) {
        assertThat(steps(workflow).filter(step -> step.containsKey("run")))
                .allMatch(step -> !Workflow.text(step, "run").contains("${{"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_job_may_do_what_it_needs_and_no_more(Workflow workflow) {
        assertThat(workflow.content()).containsEntry("permissions", Map.of());
        assertThat(workflow.jobs().values()).allSatisfy(job -> {
            assertThat(job).containsKey("permissions");
            assertThat(Workflow.map(job.get("permissions")).entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + entry.getValue()))
                    .isSubsetOf(PERMISSIONS);
        });
    }

    @Test
    void a_deployment_reads_the_repository_and_proves_who_it_is_and_the_check_reads_alone() throws IOException {
        Map<String, Map<String, Object>> jobs =
                Workflow.read("redshift-deploy.yml").jobs();

        assertThat(Workflow.map(jobs.get("check")))
                .containsEntry("permissions", Map.of("contents", "read", "packages", "read"));
        assertThat(List.of(Workflow.map(jobs.get("plan")), Workflow.map(jobs.get("deploy"))))
                .allSatisfy(job -> assertThat(job)
                        .containsEntry(
                                "permissions", Map.of("contents", "read", "id-token", "write", "packages", "read")));
        assertThat(Workflow.read("validate.yml").jobs().values())
                .noneMatch(job -> Workflow.map(job.get("permissions")).containsKey("id-token"));
    }

    /** A token of an environment, for a job that names one; whoever only looks at SQL has none. */
    @ParameterizedTest
    @MethodSource("workflows")
    void only_a_job_with_an_environment_has_an_identity(Workflow workflow) {
        workflow.jobs().values().stream()
                .filter(job -> !job.containsKey("uses"))
                .filter(job -> Workflow.map(job.get("permissions")).containsKey("id-token"))
                .forEach(job -> assertThat(job).containsKey("environment"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_variable_decides_what_is_allowed(Workflow workflow) throws IOException {
        String text = Files.readString(Workflow.file(workflow.name()));

        assertThat(text).doesNotContain("vars[", "toJSON(vars)", "toJson(vars)");
        assertThat(VARIABLE.matcher(text).results().map(found -> found.group(1)))
                .isSubsetOf(VARIABLES);
    }

    /** Maven runs what the POM of a commit says; until the commit is compared, it may be anybody's. */
    @ParameterizedTest
    @ValueSource(strings = {"check", "plan", "deploy"})
    void no_pom_runs_and_no_role_is_taken_before_the_commit_is_compared(String job) throws IOException {
        List<String> steps = Workflow.steps(
                        Workflow.map(Workflow.read("redshift-deploy.yml").jobs().get(job)))
                .stream()
                .map(step -> step.getOrDefault("uses", "") + " " + step.getOrDefault("run", ""))
                .toList();

        assertThat(steps.stream()
                        .takeWhile(step -> !step.contains("git merge-base --is-ancestor \"$COMMIT\" \"$GITHUB_SHA\"")))
                .hasSizeBetween(1, steps.size() - 1)
                .noneMatch(step -> step.contains("redshift-deploy:") || step.contains("aws-actions/"));
    }

    /** A runner of one's own reaches the cluster and remembers: nothing runs there before an environment has agreed. */
    @ParameterizedTest
    @MethodSource("workflows")
    void a_job_without_an_environment_is_on_a_hosted_runner_unless_the_caller_says_otherwise(Workflow workflow) {
        workflow.jobs().values().stream()
                .filter(job -> !job.containsKey("uses") && !job.containsKey("environment"))
                .map(job -> Workflow.text(job, "runs-on"))
                .forEach(label -> {
                    if (label.contains("inputs.check-runner")) {
                        assertThat(workflow.callInputs().get("check-runner"))
                                .extracting("default")
                                .asString()
                                .matches(HOSTED);
                    } else if (!label.equals("${{ matrix.os }}")) {
                        assertThat(label).matches(HOSTED);
                    }
                });
    }

    @Test
    void the_name_of_a_run_shows_what_is_done_where_and_at_which_ref() throws IOException {
        assertThat(Workflow.read("deploy.yml").content().get("run-name"))
                .asString()
                .containsSubsequence(
                        "${{ inputs.goal }}",
                        "${{ inputs.environment }}",
                        "${{ inputs.ref || github.ref_name }}",
                        "${{ inputs.sql-path || 'all scripts' }}");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_job_ends_some_time(Workflow workflow) {
        workflow.jobs().values().stream()
                .filter(job -> !job.containsKey("uses"))
                .map(job -> Objects.requireNonNull(job.get("timeout-minutes")))
                .forEach(minutes -> {
                    if (minutes.equals("${{ inputs.timeout-minutes }}")) {
                        assertThat(workflow.callInputs().get("timeout-minutes"))
                                .containsEntry("type", "number")
                                .extracting("default")
                                .isInstanceOf(Integer.class);
                    } else {
                        assertThat(minutes).isInstanceOf(Integer.class);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void what_runs_is_never_cancelled_by_what_comes_after_it(Workflow workflow) {
        List<Object> groups = new ArrayList<>();
        workflow.jobs().values().stream()
                .filter(job -> job.containsKey("concurrency"))
                .map(job -> job.get("concurrency"))
                .forEach(groups::add);

        assertThat(workflow.content()).doesNotContainKey("concurrency");
        assertThat(groups)
                .allSatisfy(group -> assertThat(Workflow.map(group))
                        .containsEntry("cancel-in-progress", false)
                        .containsEntry("queue", "max"));
    }

    @Test
    void a_deployment_stands_in_the_queue_of_its_target() throws IOException {
        Map<String, Object> deploy = Workflow.read("redshift-deploy.yml").jobs().get("deploy");

        assertThat(Workflow.map(Workflow.map(deploy).get("concurrency")).get("group"))
                .asString()
                .startsWith("redshift-${{ inputs.target }}-${{ inputs.directory }}-");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_checkout_leaves_no_token_behind(Workflow workflow) {
        assertThat(steps(workflow)
                        .filter(step -> step.getOrDefault("uses", "").toString().startsWith("actions/checkout@")))
                .allSatisfy(
                        step -> assertThat(Workflow.map(step.get("with"))).containsEntry("persist-credentials", false));
    }

    @Test
    void there_is_no_key_of_aws_and_nothing_runs_with_the_rights_of_a_stranger() throws IOException {
        assertThat(workflows()).allSatisfy(workflow -> {
            String text = Files.readString(Workflow.file(workflow.name()));
            assertThat(text).doesNotContain("pull_request_target", "workflow_run", "secrets: inherit", "AWS_SECRET");
            if (!workflow.name().equals("release.yml")) {
                // Of a repository of packages, and of nothing else.
                assertThat(text.replaceAll("secrets\\.MAVEN_PASSWORD\\b", "")).doesNotContain("secrets.");
            }
        });
    }

    /** A deployment restores no cache, which a job of another branch may have filled. */
    @Test
    void only_the_build_of_this_project_has_a_cache() throws IOException {
        assertThat(workflows().filter(workflow -> !workflow.name().equals("build.yml")))
                .allSatisfy(workflow -> assertThat(Files.readString(Workflow.file(workflow.name())))
                        .doesNotContain("cache:", "actions/cache"));
    }

    /** The shell must not stand between Maven and the signal of a cancelled job. */
    @Test
    void a_script_ends_in_maven() throws IOException {
        List<String> scripts = Stream.of("redshift-deploy.yml", "validate.yml")
                .map(WorkflowRulesTest::read)
                .flatMap(WorkflowRulesTest::steps)
                .map(step -> step.getOrDefault("run", "").toString().strip())
                .filter(script -> script.contains("redshift-deploy:"))
                .toList();

        assertThat(scripts)
                .hasSize(4)
                .allMatch(
                        script -> script.substring(script.lastIndexOf('\n') + 1).startsWith("exec \"${maven[@]}\" "));
    }

    @Test
    void the_button_asks_for_all_that_a_deployment_can_be_told() throws IOException {
        Workflow button = Workflow.read("deploy.yml");
        Workflow called = Workflow.read("redshift-deploy.yml");
        Map<String, Object> given =
                Workflow.map(Workflow.map(button.jobs().get("deploy")).get("with"));

        assertThat(given.keySet())
                .isSubsetOf(called.inputs().keySet())
                .contains(
                        "goal",
                        "target",
                        "sql-path",
                        "order",
                        "ref",
                        "ticket",
                        "waive",
                        "resume",
                        "resume-assume",
                        "owner");
        assertThat(button.inputs().get("goal"))
                .containsEntry(
                        "options", List.of("plan", "execute", "validate", "status", "baseline", "repair", "unlock"));
        assertThat(button.inputs().get("environment")).containsEntry("type", "environment");
        assertThat(button.inputs()).hasSizeLessThanOrEqualTo(10);
    }

    /** What stands in the guide is for other repositories, and no run of ours would find a mistake in it. */
    @ParameterizedTest
    @ValueSource(strings = {"github.md", "github-private.md"})
    void a_workflow_in_the_guide_calls_one_of_ours_rightly(String page) throws IOException {
        String guide = Files.readString(Path.of("../docs/guides", page));
        List<Workflow> callers = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(block -> Workflow.parse("guide", block.group(1)))
                .toList();

        assertThat(callers).hasSizeGreaterThan(2).allSatisfy(caller -> {
            caller.jobs().values().forEach(WorkflowRulesTest::callsOneOfOursRightly);
        });
        assertThat(guide.lines().dropWhile(line -> !line.equals("name: Deploy")).takeWhile(line -> !line.equals("```")))
                .hasSizeLessThanOrEqualTo(10);
    }

    private static void callsOneOfOursRightly(Map<String, Object> job) {
        assertThat(Workflow.text(job, "uses"))
                .matches(
                        "(redshiftdeploy|acme)/redshift-deploy-maven-plugin/\\.github/workflows/[a-z-]+\\.yml@<commit>");
        Workflow called = read(Workflow.text(job, "uses").replaceFirst(".*/([a-z-]+\\.yml)@.*", "$1"));
        Set<String> given = Workflow.map(job.get("with")).keySet();
        assertThat(called.callInputs().keySet()).containsAll(given);
        assertThat(given)
                .containsAll(called.callInputs().entrySet().stream()
                        .filter(input -> Boolean.TRUE.equals(input.getValue().get("required")))
                        .map(Map.Entry::getKey)
                        .toList());
        called.jobs()
                .values()
                .forEach(inner -> assertThat(Workflow.map(job.get("permissions")))
                        .containsAllEntriesOf(Workflow.map(inner.get("permissions"))));
    }

    @Test
    void the_guide_tells_every_input() throws IOException {
        String guide = Files.readString(Path.of("../docs/guides/github.md"));
        String inputs = guide.substring(guide.indexOf("\n| input | says |"), guide.indexOf("\nOutputs: "));

        assertThat(read("redshift-deploy.yml").callInputs().keySet())
                .allSatisfy(input -> assertThat(inputs).contains("`" + input + "`"));
    }

    /** A new input of the one is an input of the other, or a decision. */
    @Test
    void a_release_takes_every_input_of_a_deployment_and_the_guide_tells_the_others() throws IOException {
        Workflow release = read("redshift-release.yml");
        Set<String> ofOne =
                new TreeSet<>(read("redshift-deploy.yml").callInputs().keySet());
        Set<String> own = new TreeSet<>(release.callInputs().keySet());
        own.removeAll(ofOne);
        ofOne.removeAll(Set.of("target", "environment", "plan-environment", "owner"));
        Map<String, Object> deploy = Workflow.map(release.jobs().get("deploy"));
        String guide = Files.readString(Path.of("../docs/guides/github.md"));

        assertThat(release.callInputs()).containsKeys(ofOne.toArray(String[]::new));
        assertThat(Workflow.map(deploy.get("with"))).containsKeys(ofOne.toArray(String[]::new));
        assertThat(own).hasSize(4).allSatisfy(input -> assertThat(guide).contains("\n| `" + input + "` | "));
    }

    /** A list is no order for GitHub; only what a job needs is. */
    @Test
    void every_step_of_a_promotion_needs_all_before_it_and_deploys_what_they_did() throws IOException {
        List<Map.Entry<String, Map<String, Object>>> steps =
                List.copyOf(read("promote.yml").jobs().entrySet());

        for (int i = 1; i < steps.size(); i++) {
            String before = steps.get(i - 1).getKey();
            Map<String, Object> step = steps.get(i).getValue();
            Object needs = Objects.requireNonNull(step.get("needs"));
            assertThat(needs instanceof List<?> list ? list : List.of(needs))
                    .isEqualTo(
                            steps.subList(0, i).stream().map(Map.Entry::getKey).toList());
            assertThat(Workflow.map(step.get("with")))
                    .containsEntry("ref", "${{ needs." + steps.get(0).getKey() + ".outputs.commit }}")
                    .containsEntry("scripts", "${{ needs." + before + ".outputs.scripts || 'missing' }}");
        }
    }

    /** What is planned is what is deployed: the same commit, JDK and way to the target. */
    @Test
    void the_plan_and_the_deployment_take_the_same_steps_until_they_run_maven() throws IOException {
        Map<String, Map<String, Object>> jobs =
                Workflow.read("redshift-deploy.yml").jobs();

        assertThat(untilMaven(jobs.get("plan"))).hasSizeGreaterThan(3).isEqualTo(untilMaven(jobs.get("deploy")));
    }

    private static List<Map<String, Object>> untilMaven(@Nullable Map<String, Object> job) {
        return Workflow.steps(Objects.requireNonNull(job)).stream()
                .takeWhile(step -> !step.getOrDefault("run", "").toString().contains("redshift-deploy:"))
                .toList();
    }

    /** What pages show is copied as it is: it is held to the same rules. */
    @ParameterizedTest
    @ValueSource(strings = "docs/guides/validate.md")
    void a_workflow_in_a_page_is_pinned_and_leaves_no_token_behind(String page) throws IOException {
        String text = Files.readString(Path.of("..", page));
        List<Workflow> shown = Pattern.compile(
                        "(?:```yaml\n|<< 'EOF'\n)(name: (?:(?!^EOF$|```).)*?^jobs:.*?)^(?:EOF|```)$",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(block -> Workflow.parse(page, block.group(1)))
                .toList();

        assertThat(shown).singleElement().satisfies(workflow -> {
            a_checkout_leaves_no_token_behind(workflow);
            nothing_is_put_into_a_script(workflow);
            assertThat(steps(workflow).filter(step -> step.containsKey("uses")))
                    .isNotEmpty()
                    .allMatch(step -> Workflow.text(step, "uses").matches(PINNED));
        });
        assertThat(text).doesNotContain("pull_request_target", "cache: maven");
    }

    /** CloudTrail names the session, and so the run that deployed. */
    @Test
    void the_session_of_the_role_names_the_run() throws IOException {
        assertThat(steps(Workflow.read("redshift-deploy.yml"))
                        .filter(step -> step.getOrDefault("uses", "").toString().startsWith("aws-actions/")))
                .hasSize(2)
                .allSatisfy(step -> assertThat(Workflow.map(step.get("with")))
                        .containsEntry(
                                "role-session-name", "redshift-deploy-${{ github.run_id }}-${{ github.run_attempt }}"));
    }

    private static Workflow read(String name) {
        try {
            return Workflow.read(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Map<String, Object>> steps(Workflow workflow) {
        return workflow.jobs().values().stream().flatMap(job -> Workflow.steps(job).stream());
    }
}
