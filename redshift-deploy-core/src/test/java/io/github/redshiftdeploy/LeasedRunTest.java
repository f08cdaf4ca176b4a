package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.LeasedRun.Done;
import io.github.redshiftdeploy.LeasedRun.Ended;
import io.github.redshiftdeploy.LeasedRun.Work;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.history.HistoryCode;
import io.github.redshiftdeploy.report.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is done with the lease: it has an end in the history, and gives the lease back. */
final class LeasedRunTest {

    private final DiagnosticException mistake =
            new DiagnosticException(Diagnostic.error(HistoryCode.NO_SUCH_SCRIPT, "the history has no such script"));

    @TempDir
    private Path root;

    private final List<String> said = new ArrayList<>();
    private Proxied proxied;

    @BeforeEach
    void noHistory() throws Exception {
        Warehouse.run("DROP SCHEMA IF EXISTS framed CASCADE");
        proxied = Proxied.in(root);
    }

    @AfterEach
    void close() throws Exception {
        proxied.close();
    }

    @ParameterizedTest
    @EnumSource(DeploymentKind.class)
    void what_is_done_stands_in_the_history_under_its_kind(DeploymentKind kind) throws Exception {
        Ended<String> ended = run(kind, frame -> {
            frame.begin(null, List.of(), Set.of());
            return new Done<>("done", DeploymentState.SUCCEEDED, null, List.of());
        });

        assertThat(ended.answerIfWritten()).isEqualTo("done");
        assertThat(deployments()).containsExactly("succeeded");
        assertThat(Warehouse.query("SELECT kind FROM framed.deployment"))
                .containsExactly(kind.name().toLowerCase(Locale.ROOT));
        assertThat(leases()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DeploymentKind.class)
    void what_fails_has_failed_and_gives_the_lease_back(DeploymentKind kind) throws Exception {
        assertThatThrownBy(() -> run(kind, frame -> {
                    frame.begin(null, List.of(), Set.of());
                    throw mistake;
                }))
                .isSameAs(mistake);

        assertThat(deployments()).containsExactly("failed");
        assertThat(leases()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void of_what_has_not_begun_nothing_stands_in_the_history() throws Exception {
        run(DeploymentKind.REPAIR, frame -> new Done<>("", DeploymentState.SUCCEEDED, null, List.of()));
        assertThatThrownBy(() -> run(DeploymentKind.REPAIR, frame -> {
                    throw mistake;
                }))
                .isSameAs(mistake);

        assertThat(deployments()).isEmpty();
        assertThat(leases()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DeploymentKind.class)
    void what_fails_without_a_connection_says_why_and_when_the_lease_expires(DeploymentKind kind) throws Exception {
        assertThatThrownBy(() -> run(kind, frame -> {
                    frame.begin(null, List.of(), Set.of());
                    loseTheConnection();
                    throw mistake;
                }))
                .isSameAs(mistake);

        assertThat(said)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("    ! the end of the " + kind.noun()
                                        + " could not be written to the history: "),
                        line -> assertThat(line).isEqualTo("    ! the lease expires in 120 s"));
        assertThat(deployments()).containsExactly("running");
    }

    @Test
    void work_whose_end_is_not_written_may_be_worth_something_or_nothing() throws Exception {
        Ended<String> ended = run(DeploymentKind.BASELINE, frame -> {
            frame.begin(null, List.of(), Set.of());
            loseTheConnection();
            return new Done<>("done", DeploymentState.SUCCEEDED, null, List.of());
        });

        assertThat(ended.answer()).isEqualTo("done");
        assertThatThrownBy(ended::answerIfWritten).isSameAs(ended.problem());
        assertThat(said).last().isEqualTo("    ! the lease expires in 120 s");
    }

    private void loseTheConnection() {
        proxied.proxy().shut(Duration.ofMinutes(1));
        proxied.proxy().cut();
    }

    private <R> Ended<R> run(DeploymentKind kind, Work<R> work) throws Exception {
        Project project = new Project(root, proxied.cluster())
                .set("historySchema", "framed")
                .set("connectRetries", "0");
        Instant now = Instant.now();
        try (ReachedTarget target = ReachedTarget.of(
                DeploymentId.at(now), project.config(), Warehouse.route(proxied.cluster()), said::add)) {
            return new LeasedRun(kind, target, now, Clock.systemUTC(), new Console(said::add)).run(work);
        }
    }

    private static List<String> deployments() throws Exception {
        return Warehouse.query("SELECT state FROM framed.deployment");
    }

    private static List<String> leases() throws Exception {
        return Warehouse.query("SELECT owner FROM framed.lease");
    }
}
