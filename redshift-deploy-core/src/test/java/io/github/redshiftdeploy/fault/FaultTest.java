package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.testkit.alone.Alone;
import io.github.redshiftdeploy.testkit.fault.Tally;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a deployment, those that follow it leave the tables as if nothing had happened, and what it said
 * was true. {@code -Dfault.seed} tries out other faults; {@code bench/run Soak} tries them out by the thousand.
 */
@Alone
final class FaultTest {
    private static final int FAULTS = Integer.getInteger("fault.count", 700);
    private static final int LEAST = 630;
    private static final int AT_ONCE = 8;

    @TempDir
    private Path folder;

    @Test
    void six_hundred_faults_lose_nothing_and_double_nothing_and_the_message_is_true() throws Exception {
        Tally<Fault> tally;
        try (Campaign campaign = Campaign.of(AT_ONCE, Warehouse.local(), Path.of(""), folder)) {
            tally = campaign.run(Long.getLong("fault.seed", 4), FAULTS, () -> false);
        }

        System.out.println(tally);
        assertThat(tally.problems()).isEmpty();
        assertThat(tally.happened()).isGreaterThanOrEqualTo(LEAST);
    }
}
