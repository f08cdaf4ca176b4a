package io.github.redshiftdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.connect.ConnectCode;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.report.ReleaseReport.Part;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a run over several targets. */
class ReleaseReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/report/full");
    private static final Instant BEGUN = Instant.parse("2026-11-21T08:00:00Z");
    private static final String R = "20261121-080000-00012345";
    private static final String D = "20261121-080000-000abcde";
    private static final Audit AUDIT = new Audit("alice", "0123abcd", "main", null, null);
    private static final Diagnostic GONE =
            Diagnostic.error(ConnectCode.FAILED, "nobody answers").note("for target 'reporting'");

    @TempDir
    private Path folder;

    @Test
    void the_record_has_the_records_of_all_deployments() throws IOException {
        ReleaseFile file = new ReleaseFile(folder.resolve("made/on/demand"));

        file.write(failed());

        Corpus.check(GOLDEN.resolve("release.json"), Files.readString(file.path()));
    }

    @Test
    void each_target_is_in_the_last_line_once_however_many_deployments_it_has() {
        assertThat(ReleaseWords.begun(failed()))
                .isEqualTo("release " + R + " goes on: 3 deployments, to producer, analytics, reporting");
        assertThat(ReleaseWords.heading(failed(), 1)).isEqualTo("release 2/3 analytics");
        assertThat(ReleaseWords.ended(failed()))
                .isEqualTo("release " + R + " failed in 1.5 s: failed analytics; not begun producer");
        assertThat(ReleaseWords.verdict(failed()))
                .contains("the release failed; see above for what is committed. It goes on there with the same"
                        + " targets, -Dredshift.target=producer,analytics,reporting");
    }

    @Test
    void a_release_that_ended_before_it_began_has_no_last_line_of_targets() {
        ReleaseReport refused = ReleaseReport.begun(R, List.of("a", "b"), BEGUN).ended(BEGUN, false, List.of(GONE));

        assertThat(refused.state()).isEqualTo(State.FAILED);
        assertThat(refused.ending()).contains(DeploymentOutcome.DEPLOYMENT_FAILED);
        assertThat(ReleaseWords.verdict(refused)).contains("the release failed before its first deployment; see above");
    }

    @Test
    void a_release_is_cancelled_when_one_of_its_deployments_is() {
        ReleaseReport cancelled = begun().with(0, deployment("producer", State.CANCELLED))
                .ended(BEGUN.plusMillis(1_500), false, List.of());

        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(ReleaseWords.ended(cancelled))
                .isEqualTo("release " + R + " cancelled in 1.5 s: cancelled producer; not begun analytics");
    }

    @Test
    void a_release_has_ended_as_the_worst_of_its_deployments() {
        Diagnostic mistake = Diagnostic.error(ConfigCode.WRONG_VALUE, "'redshift.port' is 'x'");
        DeploymentReport refused =
                deployment("producer", State.SUCCEEDED).ended(BEGUN, State.FAILED, null, List.of(mistake));

        ReleaseReport two =
                begun().with(0, deployment("producer", State.FAILED)).with(1, refused);

        assertThat(two.ending()).isEmpty();
        assertThat(two.ended(BEGUN, false, List.of()).ending()).contains(DeploymentOutcome.DEPLOYMENT_FAILED);
        assertThat(begun().with(0, refused).ended(BEGUN, false, List.of()).ending())
                .contains(DeploymentOutcome.VALIDATION_FAILED);
        assertThat(begun().with(0, refused).ended(BEGUN, false, List.of(GONE)).ending())
                .contains(DeploymentOutcome.DEPLOYMENT_FAILED);
        assertThat(begun().with(0, deployment("producer", State.SUCCEEDED))
                        .ended(BEGUN, true, List.of())
                        .ending())
                .contains(DeploymentOutcome.DEPLOYMENT_FAILED);
    }

    @Test
    void a_release_has_succeeded_when_all_its_deployments_have() {
        ReleaseReport report = begun().with(0, deployment("producer", State.SUCCEEDED))
                .with(1, deployment("analytics", State.SUCCEEDED))
                .with(2, deployment("producer", State.SUCCEEDED))
                .ended(BEGUN.plusMillis(1_500), false, List.of());

        assertThat(report.state()).isEqualTo(State.SUCCEEDED);
        assertThat(report.ending()).contains(DeploymentOutcome.SUCCESS);
        assertThat(ReleaseWords.ended(report))
                .isEqualTo("release " + R + " succeeded: producer, analytics, reporting in 1.5 s");
        assertThat(ReleaseWords.verdict(report)).isEmpty();
    }

    private static ReleaseReport failed() {
        return begun().with(0, deployment("producer", State.SUCCEEDED))
                .with(1, deployment("analytics", State.FAILED))
                .ended(BEGUN.plusMillis(1_500), false, List.of(GONE));
    }

    private static ReleaseReport begun() {
        return ReleaseReport.begun("new", List.of("producer", "analytics", "reporting"), BEGUN)
                .of(
                        R,
                        true,
                        List.of(
                                Part.waiting("producer", 1, "leg-1"),
                                Part.waiting("analytics", 2, ""),
                                Part.waiting("producer", 3, "leg-3")));
    }

    private static DeploymentReport deployment(String target, State state) {
        Outcome outcome = new Outcome(state, Outcomes.failed(), null, List.of(), 7, List.of());
        return DeploymentReport.begun(D, target, "dev", AUDIT, BEGUN)
                .ended(BEGUN.plusSeconds(1), state, outcome, List.of());
    }
}
