package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.report.ReleaseReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over several targets, each a database with a history of its own. */
class ReleaseTest {

    @TempDir
    private Path root;

    private Landscape landscape;

    /** What each script does, it does once more each time that it runs. */
    @BeforeEach
    void threeTargets() throws IOException, SQLException {
        landscape = new Landscape(root, "release_");
        for (String target : Landscape.TARGETS) {
            landscape.cluster(target).run("CREATE SCHEMA IF NOT EXISTS lab", "DROP TABLE IF EXISTS lab.ran, lab.more");
            landscape.cluster(target).run("CREATE TABLE lab.ran (script VARCHAR(20))");
        }
        landscape.script("1_first.sql", ran("first")).script("2_second.sql", ran("second"));
    }

    @Test
    void targets_are_deployed_to_in_their_order_with_one_record_and_one_last_line() throws Exception {
        ReleaseReport report = landscape.release("reporting,producer");

        assertThat(report.state()).isEqualTo(State.SUCCEEDED);
        assertThat(ran()).containsExactly("producer first second", "analytics", "reporting first second");
        assertThat(landscape.log())
                .first()
                .asString()
                .isEqualTo("release " + report.id() + ": 2 deployments, to reporting, producer");
        assertThat(landscape.log()).contains("release 1/2 reporting", "release 2/2 producer");
        assertThat(landscape.log())
                .last()
                .asString()
                .startsWith("release " + report.id() + " succeeded: reporting, producer in ");
        JsonObject record = record();
        assertThat(record.get("state").getAsString()).isEqualTo("succeeded");
        assertThat(record.getAsJsonArray("parts").asList())
                .extracting(part -> part.getAsJsonObject()
                        .getAsJsonObject("deployment")
                        .getAsJsonArray("scripts")
                        .size())
                .containsExactly(2, 2);
        assertThat(root.resolve("target/redshift-deploy/producer/report.json")).exists();
    }

    @Test
    void a_leg_begins_when_the_one_before_it_is_done_everywhere() throws Exception {
        chain();

        ReleaseReport report = landscape.release("all");

        assertThat(report.parts())
                .extracting(part -> part.target() + " " + part.leg())
                .containsExactly("producer 1", "analytics 2", "reporting 2", "producer 3");
        assertThat(ran())
                .containsExactly("producer done share", "analytics dashboards views", "reporting dashboards views");
    }

    @Test
    void the_rest_of_a_chain_is_for_others_when_one_target_is_deployed_to_alone() throws Exception {
        chain();

        landscape.deploy("producer");

        assertThat(ran()).containsExactly("producer done share", "analytics", "reporting");
        assertThat(landscape.log())
                .contains("not for this target: sql/consumers/1_views.sql, sql/consumers/2_dashboards.sql");
    }

    @Test
    void a_release_stops_at_the_first_target_that_fails_and_goes_on_there() throws Exception {
        landscape.script("2_second.sql", ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        for (String target : Landscape.TARGETS) {
            landscape.placeholder(target, "table", target.equals("analytics") ? "more" : "ran");
        }

        ReleaseReport failed = landscape.release("all");

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(ran()).containsExactly("producer 1 first second", "analytics first", "reporting");
        assertThat(landscape.problems())
                .singleElement()
                .asString()
                .contains("relation \"lab.more\" does not exist", "on target 'analytics'");
        assertThat(landscape.log())
                .last()
                .asString()
                .endsWith(": succeeded producer; failed analytics; not begun reporting");

        landscape.cluster("analytics").run("CREATE TABLE lab.more (script VARCHAR(20))");
        ReleaseReport resumed = landscape.release("all");

        assertThat(resumed.id()).isEqualTo(failed.id());
        assertThat(resumed.goesOn()).isTrue();
        assertThat(resumed.state()).isEqualTo(State.SUCCEEDED);
        assertThat(ran())
                .containsExactly("producer 1 first second", "analytics first second", "reporting 1 first second");

        ReleaseReport again = landscape.release("all");

        assertThat(again.goesOn()).isFalse();
        assertThat(ran())
                .containsExactly(
                        "producer 1 1 first first second second",
                        "analytics first first second second",
                        "reporting 1 1 first first second second");
    }

    @Test
    void a_chain_goes_on_in_its_last_leg_and_does_nothing_twice() throws Exception {
        chain();
        landscape.script("producer/2_done.sql", ran("done") + "INSERT INTO lab.more VALUES (1);");

        ReleaseReport failed = landscape.release("all");
        landscape.cluster("producer").run("CREATE TABLE lab.more (script VARCHAR(20))");
        ReleaseReport resumed = landscape.release("all");

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(resumed.state()).isEqualTo(State.SUCCEEDED);
        assertThat(ran())
                .containsExactly("producer done share", "analytics dashboards views", "reporting dashboards views");
    }

    @Test
    void on_a_target_that_is_done_what_changed_meanwhile_runs_again() throws Exception {
        landscape.script("2_second.sql", ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("producer", "table", "ran").placeholder("reporting", "table", "more");

        landscape.release("producer,reporting");
        landscape.script("2_second.sql", ran("mended"));
        ReleaseReport resumed = landscape.release("producer,reporting");

        assertThat(resumed.state()).isEqualTo(State.SUCCEEDED);
        assertThat(ran()).containsExactly("producer 1 first mended second", "analytics", "reporting first mended");
    }

    @Test
    void who_starts_over_does_so_everywhere() throws Exception {
        landscape.script("2_second.sql", ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("producer", "table", "ran").placeholder("reporting", "table", "more");
        ReleaseReport failed = landscape.release("producer,reporting");
        landscape.placeholder("reporting", "table", "ran").set("resume", "false");

        ReleaseReport anew = landscape.release("producer,reporting");

        assertThat(anew.id()).isNotEqualTo(failed.id());
        assertThat(ran())
                .containsExactly(
                        "producer 1 1 first first second second", "analytics", "reporting 1 first first second");
    }

    @Test
    void who_starts_over_and_is_cut_goes_on_with_the_new_release_everywhere() throws Exception {
        landscape.script("2_second.sql", ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("producer", "table", "ran").placeholder("reporting", "table", "more");
        landscape.release("producer,reporting");
        landscape.script("0_new.sql", "INSERT INTO lab.more VALUES (0);").set("resume", "false");
        ReleaseReport cut = landscape.release("producer,reporting");
        landscape.script("0_new.sql", "INSERT INTO lab.ran VALUES (0);").placeholder("reporting", "table", "ran");

        ReleaseReport resumed = landscape.set("resume", "true").release("producer,reporting");

        assertThat(cut.parts()).extracting(ReleaseReport.Part::state).containsExactly(State.FAILED, State.NOT_RUN);
        assertThat(resumed.id()).isEqualTo(cut.id());
        assertThat(ran())
                .containsExactly(
                        "producer 0 1 1 first first second second", "analytics", "reporting 0 1 first first second");
    }

    @Test
    void a_deployment_to_one_target_alone_ends_its_part_of_the_release() throws Exception {
        landscape.script("2_second.sql", ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("producer", "table", "ran").placeholder("reporting", "table", "more");
        landscape.release("producer,reporting");
        landscape.placeholder("reporting", "table", "ran");

        landscape.deploy("reporting");
        ReleaseReport again = landscape.release("producer,reporting");

        assertThat(again.goesOn()).isFalse();
    }

    @Test
    void other_targets_have_their_turn_when_that_is_wished() throws Exception {
        landscape.script("2_second.sql", ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        for (String target : Landscape.TARGETS) {
            landscape.placeholder(target, "table", target.equals("producer") ? "more" : "ran");
        }
        landscape.set("targetsOnError", "continue").set("targetsParallel", "2");

        ReleaseReport report = landscape.release("all");

        assertThat(report.state()).isEqualTo(State.FAILED);
        assertThat(ran()).containsExactly("producer first", "analytics 1 first second", "reporting 1 first second");
        assertThat(landscape.log()).anyMatch(line -> line.startsWith("[analytics] [1/2] sql/1_first.sql"));
    }

    @Test
    void no_leg_begins_after_a_failure_whatever_is_wished() throws Exception {
        chain();
        landscape.script("consumers/2_dashboards.sql", ran("dashboards") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("analytics", "table", "more").placeholder("reporting", "table", "ran");
        landscape.set("targetsOnError", "continue");

        ReleaseReport report = landscape.release("all");

        assertThat(report.parts())
                .extracting(ReleaseReport.Part::state)
                .containsExactly(State.SUCCEEDED, State.FAILED, State.SUCCEEDED, State.NOT_RUN);
        assertThat(ran()).containsExactly("producer share", "analytics views", "reporting 1 dashboards views");
    }

    @Test
    void what_is_wrong_for_one_target_is_told_before_there_is_a_change_to_another() throws Exception {
        landscape.script("2_second.sql", "INSERT INTO lab.ran VALUES ('${word}');");
        landscape.placeholder("producer", "word", "x").placeholder("analytics", "word", "y");

        assertThatThrownBy(() -> landscape.release("all"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("RS2111")
                .hasMessageContaining("has no value for target 'reporting'");

        assertThat(ran()).containsExactly("producer", "analytics", "reporting");
        assertThat(record().get("state").getAsString()).isEqualTo("failed");
    }

    @Test
    void a_target_that_cannot_be_reached_is_told_before_there_is_a_change_to_another() throws Exception {
        landscape.unreachable("gone").set("connectRetries", "0");

        assertThatThrownBy(() -> landscape.release("producer,gone"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("for target 'gone'");

        assertThat(ran()).containsExactly("producer", "analytics", "reporting");

        ReleaseReport report = landscape.set("targetsOnError", "continue").release("gone,producer");

        assertThat(report.state()).isEqualTo(State.FAILED);
        assertThat(ran()).containsExactly("producer first second", "analytics", "reporting");
    }

    @Test
    void a_release_that_is_refused_leaves_a_record_too() throws Exception {
        landscape.set("targetsParallel", "99");
        Deployer deployer = landscape.deployer();
        GoalSettings told = landscape.told("all");

        assertThatThrownBy(() -> deployer.release(told.each(), landscape::around))
                .isInstanceOfSatisfying(
                        DiagnosticException.class, problem -> deployer.refuse(told, "execute", problem.diagnostics()));

        assertThat(record().get("state").getAsString()).isEqualTo("failed");
        assertThat(record().getAsJsonArray("targets").asList()).hasSize(3);
        assertThat(record().get("problems").toString()).contains("'redshift.targetsParallel' is '99'");
    }

    @Test
    void a_deployment_that_cannot_begin_has_failed_too(@TempDir Path elsewhere) throws Exception {
        chain();
        landscape.script("ordering.yaml", """
                order:
                  - file: consumers/1_views.sql
                    targets: [consumers]
                  - file: producer/
                    targets: producer
                  - file: consumers/2_dashboards.sql
                    targets: analytics
                """);
        Path reports = Files.createDirectories(root.resolve("target/redshift-deploy/analytics"));
        Files.createSymbolicLink(reports.resolve("leg-1"), elsewhere);

        ReleaseReport report = landscape.release("all");

        assertThat(report.state()).isEqualTo(State.FAILED);
        assertThat(ran()).containsExactly("producer", "analytics", "reporting");
        assertThat(report.problems()).singleElement().asString().contains("on target 'analytics'");
        assertThat(landscape.problems()).hasSize(1);
    }

    @Test
    void who_reads_the_record_meanwhile_sees_which_deployment_runs() throws Exception {
        List<String> seen = new ArrayList<>();
        Deployer deployer = new Deployer(
                Clock.systemUTC(),
                line -> {
                    if (line.equals("runs 2 scripts")) {
                        seen.add(states());
                    }
                },
                problem -> {});

        deployer.release(landscape.told("producer,reporting").each(), landscape::around);

        assertThat(seen).containsExactly("running not-run", "succeeded running");
    }

    @Test
    void who_stops_it_while_the_targets_are_opened_is_told_that_nothing_is_committed() throws Exception {
        List<String> said = new ArrayList<>();
        Deployer deployer = new Deployer(Clock.systemUTC(), said::add, problem -> {});

        ReleaseReport report = deployer.release(landscape.told("all").each(), told -> {
            Thread.currentThread().interrupt();
            return landscape.around(told);
        });
        Thread.interrupted();

        assertThat(report.state()).isEqualTo(State.CANCELLED);
        assertThat(said)
                .containsExactly("error[RS5002]: cancelled before the first statement", "   = committed: nothing");
        assertThat(record().get("state").getAsString()).isEqualTo("cancelled");
        assertThat(record().getAsJsonArray("problems")).hasSize(1);
        assertThat(ran()).containsExactly("producer", "analytics", "reporting");
    }

    @Test
    void a_plan_says_what_the_release_would_do_and_where_it_goes_on() throws Exception {
        chain();
        landscape.script("consumers/2_dashboards.sql", ran("dashboards") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("analytics", "table", "ran").placeholder("reporting", "table", "more");
        assertThat(running("all")).containsExactly("producer 1", "analytics 2", "reporting 2", "producer 1");

        landscape.release("all");

        assertThat(running("all")).containsExactly("producer 0", "analytics 0", "reporting 1", "producer 1");
    }

    @Test
    void scripts_say_of_other_targets_what_only_these_know() throws Exception {
        landscape.script("2_second.sql", "INSERT INTO lab.ran VALUES ('in ' || LEFT('${namespace.producer}', 8));");

        landscape.release("analytics,reporting");

        String namespace = landscape
                .cluster("producer")
                .query("SELECT current_namespace")
                .get(0)
                .substring(0, 8);
        assertThat(namespace).isNotEqualTo("00000000");
        assertThat(ran())
                .map(line -> line.replace(namespace, "namespace"))
                .containsExactly("producer", "analytics first in namespace", "reporting first in namespace");
        assertThat(landscape.log())
                .filteredOn(line -> line.startsWith("${namespace.producer} is "))
                .hasSize(1);
    }

    @Test
    void the_account_of_a_target_that_takes_a_password_has_to_be_said() throws Exception {
        landscape.script("2_second.sql", "INSERT INTO lab.ran VALUES ('${account.producer}');");

        assertThatThrownBy(() -> landscape.release("all"))
                .hasMessageContaining("nobody knows the AWS account of target 'producer'")
                .hasMessageContaining("-Dredshift.placeholders.account.producer=...");
        assertThatThrownBy(() -> landscape.deploy("reporting")).hasMessageContaining("nobody knows the AWS account");

        landscape.placeholder("reporting", "account.producer", "123456789012").deploy("reporting");

        assertThat(ran()).containsExactly("producer", "analytics", "reporting 123456789012 first");
    }

    @Test
    void a_consumer_does_not_come_before_its_producer() throws Exception {
        chain();
        landscape.script("producer/1_share.sql", "CREATE DATASHARE early;");
        landscape.script(
                "consumers/1_views.sql",
                "CREATE DATABASE mine FROM DATASHARE early OF NAMESPACE '${namespace.producer}';");
        landscape.script("ordering.yaml", """
                order:
                  - file: consumers/
                    targets: [consumers]
                  - file: producer/
                    targets: producer
                """);

        assertThatThrownBy(() -> landscape.release("all"))
                .hasMessageContaining("sql/consumers/1_views.sql: error[RS4310]")
                .hasMessageContaining("the datashare 'early', which 'sql/producer/1_share.sql' creates later")
                .hasMessageContaining("put 'sql/producer/1_share.sql' before it in ordering.yaml");
        assertThat(ran()).containsExactly("producer", "analytics", "reporting");

        landscape.release("consumers");

        assertThat(landscape.problems())
                .as("alone, they take the share that is there")
                .anyMatch(problem -> problem.contains("Datashare early of namespace"))
                .noneMatch(problem -> problem.contains("RS4310"));
    }

    @Test
    void an_order_that_names_no_target_of_the_project_is_wrong() throws Exception {
        landscape.script("ordering.yaml", """
                order:
                  - 1_first.sql
                  - file: 2_second.sql
                    targets: [analytic, consumers]
                """);

        assertThatThrownBy(() -> landscape.release("all"))
                .hasMessageContaining("RS2004")
                .hasMessageContaining("there is no target 'analytic'")
                .hasMessageContaining("'targets:' of 'sql/2_second.sql' names it")
                .hasMessageContaining("did you mean 'analytics'?");
    }

    @Test
    void a_target_without_scripts_is_told() throws Exception {
        landscape.script("ordering.yaml", """
                order:
                  - file: 1_first.sql
                    targets: producer
                  - file: 2_second.sql
                    targets: producer, analytics
                """);

        assertThatThrownBy(() -> landscape.release("all"))
                .hasMessageContaining("RS2102")
                .hasMessageContaining("no script is for target 'reporting'")
                .hasMessageContaining("names producer, analytics");
    }

    private List<String> running(String targets) throws Exception {
        return landscape.plan(targets).stream()
                .map(planned -> planned.config().target().name() + " "
                        + planned.preview().plan().running().size())
                .toList();
    }

    private void chain() throws IOException {
        Files.delete(root.resolve("sql/1_first.sql"));
        Files.delete(root.resolve("sql/2_second.sql"));
        landscape
                .script("producer/1_share.sql", ran("share"))
                .script("producer/2_done.sql", ran("done"))
                .script("consumers/1_views.sql", ran("views"))
                .script("consumers/2_dashboards.sql", ran("dashboards"))
                .script("ordering.yaml", """
                        order:
                          - file: producer/1_share.sql
                            targets: producer
                          - file: consumers/
                            targets: [consumers]
                          - file: producer/2_done.sql
                            targets: producer
                        """);
    }

    private static String ran(String script) {
        return "INSERT INTO lab.ran VALUES ('" + script + "');";
    }

    /** Returns for each target the scripts that have run there, as often as they have. */
    private List<String> ran() {
        return Landscape.TARGETS.stream()
                .map(target -> String.join(
                        " ",
                        Stream.concat(Stream.of(target), ranOn(target).stream()).toList()))
                .toList();
    }

    private List<String> ranOn(String target) {
        try {
            return landscape.cluster(target).query("SELECT script FROM lab.ran ORDER BY script");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String states() {
        try {
            return record().getAsJsonArray("parts").asList().stream()
                    .map(part -> part.getAsJsonObject().get("state").getAsString())
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject record() throws IOException {
        return JsonParser.parseString(Files.readString(root.resolve("target/redshift-deploy/release.json")))
                .getAsJsonObject();
    }
}
