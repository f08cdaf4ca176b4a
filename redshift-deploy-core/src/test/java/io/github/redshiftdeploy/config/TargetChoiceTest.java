package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TargetChoiceTest {

    @Test
    void one_of_several_targets_is_chosen() {
        assertThatThrownBy(() -> settings(null))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("RS2001")
                .hasMessageContaining("choose one with -Dredshift.target: dev, prod, local");

        assertThat(settings("prod")).containsEntry("database", "prod");
    }

    @Test
    void a_mistyped_target_is_mended() {
        assertThatThrownBy(() -> settings("prd"))
                .hasMessageContaining("RS2004")
                .hasMessageContaining("did you mean 'prod'?");

        assertThat(settings("prod")).containsEntry("database", "prod");
    }

    @Test
    void the_stand_in_is_always_there() {
        assertThat(new TargetChoice("local", List.of(), List.of()).isLocal()).isTrue();
        assertThat(new TargetChoice("local", List.of(), List.of()).settings(Map.of(), Map.of()))
                .isEmpty();
    }

    @Test
    void a_target_that_is_called_as_the_stand_in_is_meant_instead() {
        assertThat(new TargetChoice("local", List.of(target("local")), List.of()).isLocal())
                .isFalse();
    }

    @Test
    void the_command_line_wins_over_the_target_and_the_target_over_the_parameters() {
        Map<String, String> parameters = Map.of("region", "eu-west-1", "database", "dev", "dbUser", "ann");

        assertThat(new TargetChoice("prod", List.of(target("prod")), List.of())
                        .settings(parameters, Map.of("dbUser", "bob")))
                .isEqualTo(Map.of("region", "eu-west-1", "database", "prod", "dbUser", "bob"));
    }

    @Test
    void a_command_line_that_leads_two_targets_to_one_database_is_refused() {
        List<TargetChoice> each =
                new TargetChoice("dev,prod", List.of(target("dev"), target("prod")), List.of()).each();

        TargetPlaces.requireApart(each, Map.of("host", "a"), Map.of("host", "b", "dbUser", "ann"));
        assertThatThrownBy(() -> TargetPlaces.requireApart(each, Map.of(), Map.of("database", "prod")))
                .hasMessageContaining("RS2012")
                .hasMessageContaining("the command line leads the targets 'dev' and 'prod' to one database");

        List<TargetChoice> same = new TargetChoice(
                        "x,y",
                        List.of(
                                new TargetSettings("x", Map.of(), Map.of()),
                                new TargetSettings("y", Map.of(), Map.of())),
                        List.of())
                .each();
        TargetPlaces.requireApart(same, Map.of("host", "a"), Map.of("host", "b"));
    }

    @Test
    void a_command_that_is_suggested_names_a_target_only_where_one_was_chosen() {
        assertThat(new TargetChoice(null, List.of(), List.of()).option()).isEmpty();
        assertThat(new TargetChoice("prod", List.of(), List.of()).option()).containsExactly("-Dredshift.target=prod");
    }

    @Test
    void every_way_in_says_which_database_is_meant() {
        assertThat(Access.SETTINGS).isNotEmpty().allMatch(way -> TargetChoice.named(way::equals));
        assertThat(TargetChoice.named("host"::equals)).isTrue();
        assertThat(TargetChoice.named("region"::equals)).isFalse();
    }

    private static Map<String, String> settings(@Nullable String name) {
        return new TargetChoice(name, List.of(target("dev"), target("prod")), List.of()).settings(Map.of(), Map.of());
    }

    private static TargetSettings target(String name) {
        return new TargetSettings(name, Map.of("database", name), Map.of());
    }
}
