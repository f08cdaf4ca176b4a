package io.github.redshiftdeploy.aws.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import io.github.redshiftdeploy.testkit.fault.Tally;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever becomes of requests to the Data API, the deployments that follow leave the tables as if nothing had
 * happened, and what each said was true. {@code -Dfault.seed} tries out other faults, {@code -Dfault.count} more of
 * them; {@code bench/run Soak 60 5 data-api} tries them out by the thousand.
 */
final class DataFaultTest {
    private static final long SEED = Long.getLong("fault.seed", 4);
    private static final int FAULTS = Integer.getInteger("fault.count", 300);
    private static final int LEAST = 260;
    private static final int LEAST_KILLS = 40;
    private static final int AT_ONCE = Integer.getInteger("fault.lanes", 14);

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("data-fault-local")))
                    .start());

    @TempDir
    private Path folder;

    private DataCampaign campaign;

    @BeforeEach
    void open() throws Exception {
        campaign = DataCampaign.of(AT_ONCE, LOCAL.get(), Path.of(""), folder);
    }

    @AfterEach
    void close() throws Exception {
        campaign.close();
    }

    @Test
    void faults_by_the_hundred_lose_nothing_and_double_nothing_and_the_message_is_true() throws Exception {
        Tally<?> tally = campaign.run(SEED, FAULTS, () -> false);

        System.out.println(tally);
        assertThat(tally.problems()).isEmpty();
        assertThat(tally.happened()).isGreaterThanOrEqualTo(LEAST);
    }

    @Test
    void whoever_is_killed_at_any_request_is_resumed_as_if_nothing_had_happened() throws Exception {
        Tally<?> tally = campaign.kill(SEED);

        System.out.println(tally);
        assertThat(tally.problems()).isEmpty();
        assertThat(tally.happened()).isGreaterThanOrEqualTo(LEAST_KILLS);
    }
}
