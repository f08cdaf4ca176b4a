package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.report.ReleaseReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run over several targets that was cut, or has failed. */
class ReleaseResumeTest {

    @TempDir
    private Path root;

    private Landscape landscape;

    @BeforeEach
    void threeTargets() throws IOException, SQLException {
        landscape = new Landscape(root, "release_").counting();
    }

    @Test
    void a_release_stops_at_the_first_target_that_fails_and_goes_on_there() throws Exception {
        landscape.script("2_second.sql", Landscape.ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        for (String target : Landscape.TARGETS) {
            landscape.placeholder(target, "table", target.equals("analytics") ? "more" : "ran");
        }

        ReleaseReport failed = landscape.release("all");

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(landscape.ran()).containsExactly("producer 1 first second", "analytics first", "reporting");
        assertThat(landscape.problems())
                .singleElement()
                .asString()
                .contains("relation \"lab.more\" does not exist", "on target 'analytics'");
        assertThat(landscape.log())
                .anyMatch(line -> line.endsWith(": succeeded producer; failed analytics; not begun reporting"))
                .last()
                .isEqualTo("outcome: deployment-failed (2)");

        landscape.cluster("analytics").run("CREATE TABLE lab.more (script VARCHAR(20))");
        ReleaseReport resumed = landscape.release("all");

        assertThat(resumed.id()).isEqualTo(failed.id());
        assertThat(resumed.goesOn()).isTrue();
        assertThat(resumed.state()).isEqualTo(State.SUCCEEDED);
        assertThat(landscape.ran())
                .containsExactly("producer 1 first second", "analytics first second", "reporting 1 first second");

        ReleaseReport again = landscape.release("all");

        assertThat(again.goesOn()).isFalse();
        assertThat(landscape.ran())
                .containsExactly(
                        "producer 1 1 first first second second",
                        "analytics first first second second",
                        "reporting 1 1 first first second second");
    }

    @Test
    void a_chain_goes_on_in_its_last_leg_and_does_nothing_twice() throws Exception {
        landscape.chain();
        landscape.script("producer/2_done.sql", Landscape.ran("done") + "INSERT INTO lab.more VALUES (1);");

        ReleaseReport failed = landscape.release("all");
        landscape.cluster("producer").run("CREATE TABLE lab.more (script VARCHAR(20))");
        ReleaseReport resumed = landscape.release("all");

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(resumed.state()).isEqualTo(State.SUCCEEDED);
        assertThat(landscape.ran())
                .containsExactly("producer done share", "analytics dashboards views", "reporting dashboards views");
    }

    @Test
    void on_a_target_that_is_done_what_changed_meanwhile_runs_again() throws Exception {
        landscape.script("2_second.sql", Landscape.ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("producer", "table", "ran").placeholder("reporting", "table", "more");

        landscape.release("producer,reporting");
        landscape.script("2_second.sql", Landscape.ran("mended"));
        ReleaseReport resumed = landscape.release("producer,reporting");

        assertThat(resumed.state()).isEqualTo(State.SUCCEEDED);
        assertThat(landscape.ran())
                .containsExactly("producer 1 first mended second", "analytics", "reporting first mended");
    }

    @Test
    void who_starts_over_does_so_everywhere() throws Exception {
        landscape.script("2_second.sql", Landscape.ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("producer", "table", "ran").placeholder("reporting", "table", "more");
        ReleaseReport failed = landscape.release("producer,reporting");
        landscape.placeholder("reporting", "table", "ran").set("resume", "false");

        ReleaseReport anew = landscape.release("producer,reporting");

        assertThat(anew.id()).isNotEqualTo(failed.id());
        assertThat(landscape.ran())
                .containsExactly(
                        "producer 1 1 first first second second", "analytics", "reporting 1 first first second");
    }

    @Test
    void who_starts_over_and_is_cut_goes_on_with_the_new_release_everywhere() throws Exception {
        landscape.script("2_second.sql", Landscape.ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("producer", "table", "ran").placeholder("reporting", "table", "more");
        landscape.release("producer,reporting");
        landscape.script("0_new.sql", "INSERT INTO lab.more VALUES (0);").set("resume", "false");
        ReleaseReport cut = landscape.release("producer,reporting");
        landscape.script("0_new.sql", "INSERT INTO lab.ran VALUES (0);").placeholder("reporting", "table", "ran");

        ReleaseReport resumed = landscape.set("resume", "true").release("producer,reporting");

        assertThat(cut.parts()).extracting(ReleaseReport.Part::state).containsExactly(State.FAILED, State.NOT_RUN);
        assertThat(resumed.id()).isEqualTo(cut.id());
        assertThat(landscape.ran())
                .containsExactly(
                        "producer 0 1 1 first first second second", "analytics", "reporting 0 1 first first second");
    }

    @Test
    void a_deployment_to_one_target_alone_ends_its_part_of_the_release() throws Exception {
        landscape.script("2_second.sql", Landscape.ran("second") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("producer", "table", "ran").placeholder("reporting", "table", "more");
        landscape.release("producer,reporting");
        landscape.placeholder("reporting", "table", "ran");

        landscape.deploy("reporting");
        ReleaseReport again = landscape.release("producer,reporting");

        assertThat(again.goesOn()).isFalse();
    }

    @Test
    void a_plan_says_what_the_release_would_do_and_where_it_goes_on() throws Exception {
        landscape.chain();
        landscape.script(
                "consumers/2_dashboards.sql", Landscape.ran("dashboards") + "INSERT INTO lab.${table} VALUES (1);");
        landscape.placeholder("analytics", "table", "ran").placeholder("reporting", "table", "more");
        assertThat(running("all")).containsExactly("producer 1", "analytics 2", "reporting 2", "producer 1");

        landscape.release("all");

        assertThat(running("all")).containsExactly("producer 0", "analytics 0", "reporting 1", "producer 1");
    }

    private List<String> running(String targets) throws Exception {
        return landscape.plan(targets).stream()
                .map(planned -> planned.config().target().name() + " "
                        + planned.preview().plan().running().size())
                .toList();
    }
}
