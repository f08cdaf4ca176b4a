package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.Access;
import org.junit.jupiter.api.Test;

final class TargetChoiceTest {

    @Test
    void a_command_that_is_suggested_names_a_target_only_where_one_was_chosen() {
        assertThat(new TargetChoice(null, null).option()).isEmpty();
        assertThat(new TargetChoice("prod", null).option()).containsExactly("-Dredshift.target=prod");
    }

    @Test
    void every_way_in_says_which_database_is_meant() {
        assertThat(Access.SETTINGS).isNotEmpty().allMatch(way -> TargetChoice.named(way::equals));
        assertThat(TargetChoice.named("host"::equals)).isTrue();
        assertThat(TargetChoice.named("region"::equals)).isFalse();
    }
}
