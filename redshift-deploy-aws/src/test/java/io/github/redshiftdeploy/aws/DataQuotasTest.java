package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.aws.DataQuotas.Kind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No second has more requests of a kind than AWS takes, wherever it begins. */
class DataQuotasTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final DataQuotas quotas = new DataQuotas();

    @Test
    void as_many_as_a_second_has_go_out_at_once_and_the_next_waits_for_its_end() {
        for (int i = 0; i < 30; i++) {
            assertThat(quotas.wait(Kind.EXECUTE, 0)).isZero();
        }

        assertThat(quotas.wait(Kind.EXECUTE, SECOND / 4)).isEqualTo(SECOND * 3 / 4);
        assertThat(quotas.wait(Kind.DESCRIBE, SECOND / 4)).isZero();
    }

    @Test
    void what_has_waited_counts_from_when_it_goes_out() {
        for (int i = 0; i < 6; i++) {
            quotas.wait(Kind.LIST, 0);
        }

        assertThat(quotas.wait(Kind.LIST, 0)).isEqualTo(2 * SECOND);
    }

    @Test
    void who_has_waited_long_enough_waits_no_more() {
        for (int i = 0; i < 3; i++) {
            quotas.wait(Kind.CANCEL, 0);
        }

        assertThat(quotas.wait(Kind.CANCEL, 2 * SECOND)).isZero();
    }
}
