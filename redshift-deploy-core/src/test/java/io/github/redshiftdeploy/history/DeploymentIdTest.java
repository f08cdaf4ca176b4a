package io.github.redshiftdeploy.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeploymentIdTest {
    private static final Instant BEGUN = Instant.parse("2026-11-26T09:18:40Z");

    @Test
    void ids_stand_in_the_order_of_their_times_also_within_a_second() {
        List<String> ids = IntStream.range(0, 1_000)
                .mapToObj(millis -> DeploymentId.at(BEGUN.plusMillis(millis)))
                .toList();

        assertThat(ids).isSorted().allMatch(id -> id.matches("20261126-091840-[0-9]{3}[0-9a-f]{5}"));
    }

    @Test
    void two_ids_of_one_moment_differ() {
        assertThat(DeploymentId.at(BEGUN)).isNotEqualTo(DeploymentId.at(BEGUN));
    }
}
