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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over several targets, each a database with a history of its own. */
class ReleaseTest {

    @TempDir
    private Path root;

    private Landscape landscape;

    @BeforeEach
    void threeTargets() throws IOException, SQLException {
        landscape = new Landscape(root, "release_").counting();
    }

    @Test
    void targets_are_deployed_to_in_their_order_with_one_record_and_one_last_line() throws Exception {
        ReleaseReport report = landscape.release("reporting,producer");

        assertThat(report.state()).isEqualTo(State.SUCCEEDED);
        assertThat(landscape.ran()).containsExactly("producer first second", "analytics", "reporting first second");
        assertThat(landscape.log())
                .first()
                .asString()
                .isEqualTo("release " + report.id() + ": 2 deployments, to reporting, producer");
        assertThat(landscape.log()).contains("release 1/2 reporting", "release 2/2 producer");
        int lines = landscape.log().size();
        assertThat(landscape.log().get(lines - 2))
                .startsWith("release " + report.id() + " succeeded: reporting, producer in ");
        assertThat(landscape.log()).last().isEqualTo("outcome: success (0)");
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
        landscape.chain();

        ReleaseReport report = landscape.release("all");

        assertThat(report.parts())
                .extracting(part -> part.target() + " " + part.leg())
                .containsExactly("producer 1", "analytics 2", "reporting 2", "producer 3");
        assertThat(landscape.ran())
                .containsExactly("producer done share", "analytics dashboards views", "reporting dashboards views");
    }

    @Test
    void the_rest_of_a_chain_is_for_others_when_one_target_is_deployed_to_alone() throws Exception {
        landscape.chain();

        landscape.deploy("producer");

        assertThat(landscape.ran()).containsExactly("producer done share", "analytics", "reporting");
        assertThat(landscape.log())
                .contains("not for this target: sql/consumers/1_views.sql, sql/consumers/2_dashboards.sql");
    }

    @Test
    void other_targets_have_their_turn_when_that_is_wished() throws Exception {
        landscape.script("2_second.sql", Landscape.ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        for (String target : Landscape.TARGETS) {
            landscape.placeholder(target, "table", target.equals("producer") ? "more" : "ran");
        }
        landscape.set("targetsOnError", "continue").set("targetsParallel", "2");

        ReleaseReport report = landscape.release("all");

        assertThat(report.state()).isEqualTo(State.FAILED);
        assertThat(landscape.ran())
                .containsExactly("producer first", "analytics 1 first second", "reporting 1 first second");
        assertThat(landscape.log()).anyMatch(line -> line.startsWith("[analytics] [1/2] sql/1_first.sql"));
    }

    @Test
    void no_leg_begins_after_a_failure_whatever_is_wished() throws Exception {
        landscape.chain();
        landscape.script(
                "consumers/2_dashboards.sql", Landscape.ran("dashboards") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("analytics", "table", "more").placeholder("reporting", "table", "ran");
        landscape.set("targetsOnError", "continue");

        ReleaseReport report = landscape.release("all");

        assertThat(report.parts())
                .extracting(ReleaseReport.Part::state)
                .containsExactly(State.SUCCEEDED, State.FAILED, State.SUCCEEDED, State.NOT_RUN);
        assertThat(landscape.ran())
                .containsExactly("producer share", "analytics views", "reporting 1 dashboards views");
    }

    @Test
    void what_is_wrong_for_one_target_is_told_before_there_is_a_change_to_another() throws Exception {
        landscape.script("2_second.sql", "INSERT INTO lab.ran VALUES ('${word}');");
        landscape.placeholder("producer", "word", "x").placeholder("analytics", "word", "y");

        assertThatThrownBy(() -> landscape.release("all"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("RS2111")
                .hasMessageContaining("has no value for target 'reporting'");

        assertThat(landscape.ran()).containsExactly("producer", "analytics", "reporting");
        assertThat(record().get("state").getAsString()).isEqualTo("failed");
    }

    @Test
    void a_target_that_cannot_be_reached_is_told_before_there_is_a_change_to_another() throws Exception {
        landscape.unreachable("gone").set("connectRetries", "0");

        assertThatThrownBy(() -> landscape.release("producer,gone"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("for target 'gone'");

        assertThat(landscape.ran()).containsExactly("producer", "analytics", "reporting");

        ReleaseReport report = landscape.set("targetsOnError", "continue").release("gone,producer");

        assertThat(report.state()).isEqualTo(State.FAILED);
        assertThat(landscape.ran()).containsExactly("producer first second", "analytics", "reporting");
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
        landscape.chain();
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
        assertThat(landscape.ran()).containsExactly("producer", "analytics", "reporting");
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
        assertThat(landscape.ran()).containsExactly("producer", "analytics", "reporting");
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
        assertThat(landscape.ran())
                .map(line -> line.replace(namespace, "namespace"))
                .containsExactly("producer", "analytics first in namespace", "reporting first in namespace");
        assertThat(landscape.log())
                .filteredOn(line -> line.startsWith("${namespace.producer} is "))
                .hasSize(1);
    }

    @Test
    void that_targets_could_be_asked_costs_nobody_who_has_nothing_to_do_anything() throws Exception {
        landscape.set("run", "on-change");

        landscape.deploy("producer");
        landscape.deploy("producer");

        assertThat(landscape
                        .cluster("producer")
                        .query("SELECT processes = '' FROM redshift_deploy.deployment WHERE project = '"
                                + root.getFileName() + "' ORDER BY started_at"))
                .as("the second one knew without a session of its own that there was nothing to do")
                .containsExactly("f", "t");
    }

    @Test
    void who_removes_a_lease_needs_no_other_target_and_no_script() throws Exception {
        landscape.script("2_second.sql", "SELECT '${namespace.gone}', 'open;").unreachable("gone");

        try (GoalTarget target =
                landscape.deployer().openWithoutScripts(landscape.told("producer"), landscape::around)) {
            assertThat(landscape.deployer().holder(target.config(), target.route()))
                    .isEmpty();
        }
    }

    @Test
    void the_account_of_a_target_that_takes_a_password_has_to_be_said() throws Exception {
        landscape.script("2_second.sql", "INSERT INTO lab.ran VALUES ('${account.producer}');");

        assertThatThrownBy(() -> landscape.release("all"))
                .hasMessageContaining("nobody knows the AWS account of target 'producer'")
                .hasMessageContaining("-Dredshift.placeholders.account.producer=...");
        assertThatThrownBy(() -> landscape.deploy("reporting")).hasMessageContaining("nobody knows the AWS account");

        landscape.placeholder("reporting", "account.producer", "123456789012").deploy("reporting");

        assertThat(landscape.ran()).containsExactly("producer", "analytics", "reporting 123456789012 first");
    }

    @Test
    void a_consumer_does_not_come_before_its_producer() throws Exception {
        landscape.chain();
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
        assertThat(landscape.ran()).containsExactly("producer", "analytics", "reporting");

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
                .hasMessageContaining("sql/ordering.yaml:4:14: error[RS2004]: there is no target 'analytic'")
                .hasMessageContaining("4 |     targets: [analytic, consumers]")
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
