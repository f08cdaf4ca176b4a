package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetPlaceholdersTest {

    @Test
    void the_command_line_is_over_the_target_and_the_target_over_what_holds_for_all() {
        TargetPlaceholders placeholders = placeholders(
                Map.of("a", "all", "b", "all", "c", "all"),
                Map.of("b", "dev", "c", "dev"),
                Map.of("b", "prod", "c", "prod"),
                Map.of("c", "command line"));

        PlaceholderValues dev = placeholders.of("dev");

        assertThat(given(dev)).isEqualTo(Map.of("a", "all", "b", "dev", "c", "command line"));
        assertThat(dev.gaps()).isEmpty();
    }

    @Test
    void what_only_another_target_has_is_missing_in_the_chosen_one() {
        TargetPlaceholders placeholders = placeholders(Map.of(), Map.of("bucket", "acme-dev"), Map.of(), Map.of());

        assertThat(placeholders.of("dev").gaps()).isEmpty();
        assertThat(given(placeholders.of("prod"))).isEmpty();
        assertThat(placeholders.of("prod").gaps())
                .isEqualTo(Map.of("bucket", new TargetGap(List.of("prod"), List.of("dev"))));
        assertThat(placeholders.of("local").gaps())
                .isEqualTo(Map.of("bucket", new TargetGap(List.of("local"), List.of("dev"))));
    }

    @Test
    void without_a_target_the_first_value_is_taken_and_who_lacks_one_is_told() {
        TargetPlaceholders placeholders = placeholders(
                Map.of("schema", "sales"),
                Map.of("bucket", "acme-dev", "small", "yes", "schema", "s"),
                Map.of("bucket", "acme-prod"),
                Map.of());

        PlaceholderValues values = placeholders.ofAll();

        assertThat(given(values)).isEqualTo(Map.of("schema", "sales", "bucket", "acme-dev", "small", "yes"));
        assertThat(values.gaps()).isEqualTo(Map.of("small", new TargetGap(List.of("prod"), List.of("dev"))));
    }

    @Test
    void what_the_command_line_or_all_targets_have_is_missing_nowhere() {
        assertThat(placeholders(Map.of("a", "1"), Map.of("a", "2", "b", "2"), Map.of(), Map.of("b", "3"))
                        .ofAll()
                        .gaps())
                .isEmpty();
    }

    @Test
    void what_a_target_knows_of_itself_has_a_name_and_is_asked_unless_it_is_set() {
        PlaceholderValues values = placeholders(Map.of("account.dev", "123456789012"), Map.of(), Map.of(), Map.of())
                .of("dev");

        assertThat(values.questions().keySet())
                .containsExactlyInAnyOrder("namespace.dev", "namespace.prod", "account.prod");
        assertThat(values.values()).containsKeys("namespace.dev", "namespace.prod", "account.prod");
        assertThat(values.values()).containsEntry("account.dev", "123456789012");

        PlaceholderValues answered = values.answered(Map.of("namespace.prod", "guid"));

        assertThat(answered.questions()).isEmpty();
        assertThat(answered.values())
                .as("a sample is never deployed")
                .isEqualTo(Map.of("account.dev", "123456789012", "namespace.prod", "guid"));
    }

    /** Returns the values that are not asked for. */
    private static Map<String, String> given(PlaceholderValues values) {
        Map<String, String> given = new HashMap<>(values.values());
        given.keySet().removeAll(values.questions().keySet());
        return given;
    }

    private static TargetPlaceholders placeholders(
            Map<String, String> all, Map<String, String> dev, Map<String, String> prod, Map<String, String> given) {
        Map<String, Map<String, String>> targets = new LinkedHashMap<>();
        targets.put("dev", dev);
        targets.put("prod", prod);
        return new TargetPlaceholders(all, targets, given);
    }
}
