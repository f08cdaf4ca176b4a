package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.testkit.alone.Alone;
import io.github.redshiftdeploy.testkit.fault.Tally;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A deployment whose process is killed or told to end, between two statements and in the middle of a call. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
@Alone
final class KilledTest {
    private static final int KILLS = 12;
    private static final int LANES = 4;

    @TempDir
    private Path folder;

    @Test
    void a_killed_deployment_is_resumed_where_it_stopped() throws Exception {
        Tally<Fault> tally;
        try (Campaign campaign = Campaign.of(LANES, Warehouse.local(), Path.of(""), folder)) {
            tally = campaign.kill(Long.getLong("fault.seed", 4), KILLS, () -> false);
        }

        System.out.println(tally);
        assertThat(tally.problems()).isEmpty();
        assertThat(tally.happened()).isGreaterThanOrEqualTo(KILLS - 2);
    }
}
