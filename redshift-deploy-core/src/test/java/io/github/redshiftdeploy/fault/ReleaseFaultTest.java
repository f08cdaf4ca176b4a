package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Landscape;
import io.github.redshiftdeploy.Proxied;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.report.ReleaseReport;
import io.github.redshiftdeploy.testkit.wire.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever message of a chain over three targets is the last one that anybody hears of the deployment, the next release
 * goes on there: every script runs once on each of its targets, and no consumer before its producer.
 * {@code -Dfault.count} tries out more places, {@code -Dfault.seed} others.
 */
final class ReleaseFaultTest {

    private static final int FAULTS = Integer.getInteger("fault.count", 16);
    private static final int SEED = Integer.getInteger("fault.seed", 4);
    private static final Duration LONGER_THAN_A_RUN = Duration.ofMinutes(5);

    private static final List<String> EXPECTED =
            List.of("producer: done=1 share=1", "analytics: dashboards=1 views=1", "reporting: dashboards=1 views=1");

    @TempDir
    private Path folder;

    @Test
    void a_chain_that_is_cut_anywhere_goes_on_there_and_does_nothing_twice() throws Exception {
        List<String> problems = new ArrayList<>();
        int cut = 0;
        try (Proxied proxied = Proxied.in(folder)) {
            int messages = undisturbed(proxied);
            for (int fault = 0; fault < FAULTS; fault++) {
                int message = 1 + (int) (((long) fault * messages) / FAULTS + SEED) % messages;
                Landscape landscape = chain(proxied, fault);
                String told = cut(landscape, proxied, message);
                cut += told.equals("SUCCEEDED") ? 0 : 1;
                String state = state(landscape);
                proxied.proxy().begin(any -> Fate.PASSES);
                expireLeases(landscape);
                ReleaseReport next = landscape.release("all");
                if (next.state() != State.SUCCEEDED || !state(landscape).equals(String.join("; ", EXPECTED))) {
                    problems.add("cut at message " + message + " of " + messages + ", which told: " + told
                            + "; then there was " + state + "; the next release " + next.state() + " with "
                            + state(landscape) + " " + landscape.problems());
                }
            }
        }

        assertThat(problems).isEmpty();
        assertThat(cut).as("runs that were cut").isGreaterThanOrEqualTo(FAULTS * 3 / 4);
    }

    private int undisturbed(Proxied proxied) throws Exception {
        Landscape landscape = chain(proxied, FAULTS);
        proxied.proxy().begin(any -> Fate.PASSES);
        landscape.release("all");
        assertThat(state(landscape)).isEqualTo(String.join("; ", EXPECTED));
        return proxied.proxy().messages();
    }

    /** Lets the network die with a message: nothing gets through any more, so that it is as if the process had died. */
    private String cut(Landscape landscape, Proxied proxied, int at) throws IOException, TransportException {
        AtomicBoolean dead = new AtomicBoolean();
        proxied.proxy().begin(message -> {
            if (message.number() == at) {
                dead.set(true);
                proxied.proxy().shut(LONGER_THAN_A_RUN);
            }
            Fate.Portion portion = at % 2 == 0 ? Fate.Portion.NOTHING : Fate.Portion.ALL;
            return dead.get() ? Fate.cut(portion).forAll() : Fate.PASSES;
        });
        try {
            ReleaseReport report = landscape.release("all");
            report.parts()
                    .forEach(part -> assertThat(isTrue(part, landscape))
                            .as("%s: %s", at, part)
                            .isTrue());
            return report.state().toString();
        } catch (DiagnosticException e) {
            return "refused";
        }
    }

    /** What is said to be deployed is there, and nothing is there of what is said not to have begun. */
    private static boolean isTrue(ReleaseReport.Part part, Landscape landscape) {
        List<String> scripts = switch (part.leg()) {
            case 1 -> List.of("share");
            case 2 -> List.of("views", "dashboards");
            default -> List.of("done");
        };
        try {
            List<String> there = landscape.cluster(part.target()).query("SELECT script FROM lab.ran");
            return switch (part.state()) {
                case SUCCEEDED -> there.containsAll(scripts);
                case NOT_RUN -> there.stream().noneMatch(scripts::contains);
                default -> true;
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Landscape chain(Proxied proxied, int number) throws IOException, SQLException {
        Path root = Files.createDirectory(folder.resolve("chain" + number));
        Landscape landscape = new Landscape(root, "release_fault_", proxied.cluster());
        landscape.counting().chain();
        return landscape.set("connectRetries", "0").set("retries", "0");
    }

    /** Returns how often each script has run on each target. */
    private static String state(Landscape landscape) throws SQLException {
        List<String> targets = new ArrayList<>();
        for (String target : Landscape.TARGETS) {
            List<String> ran = landscape
                    .cluster(target)
                    .query("SELECT script || '=' || COUNT(*) FROM lab.ran GROUP BY script ORDER BY script");
            targets.add(target + ": " + String.join(" ", ran));
        }
        return String.join("; ", targets);
    }

    /** Nobody shall wait for leases of the dead; that they expire is told elsewhere. */
    private static void expireLeases(Landscape landscape) throws SQLException {
        for (String target : Landscape.TARGETS) {
            if (!landscape
                    .cluster(target)
                    .query("SELECT 1 FROM pg_tables WHERE schemaname = 'redshift_deploy' AND tablename = 'lease'")
                    .isEmpty()) {
                landscape.cluster(target).run("UPDATE redshift_deploy.lease SET expires_at = '2000-01-01'");
            }
        }
    }
}
