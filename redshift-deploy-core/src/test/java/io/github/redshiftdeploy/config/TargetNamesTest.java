package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the names mean that somebody gives for targets. */
class TargetNamesTest {

    private static final TargetNames NAMES = new TargetNames(
            List.of("dev", "prod-eu", "prod-us", "both"),
            List.of(
                    group("prod", "prod-eu", "prod-us"),
                    group("all", "dev", "prod"),
                    group("nobody"),
                    group("self", "dev", "self"),
                    group("left", "right"),
                    group("right", "left"),
                    group("lost", "prod-uk"),
                    group("both", "dev")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dev | dev",
                "prod-us,prod-eu | prod-us,prod-eu",
                "prod | prod-eu,prod-us",
                "all | dev,prod-eu,prod-us",
                "prod,dev | prod-eu,prod-us,dev",
                "local,dev | local,dev",
            })
    void names_mean_targets_in_their_order(String names, String targets) {
        assertThat(String.join(",", NAMES.resolve(List.of(names.split(","))))).isEqualTo(targets);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prod-uk | RS2004 | there is no target 'prod-uk' | did you mean 'prod-us'?",
                "x | RS2004 | there is no target 'x' | targets are dev, prod-eu, prod-us, both, prod, all",
                "dev,dev | RS2012 | the target 'dev' is meant twice | name it once, or one group",
                "prod-us,all | RS2012 | the target 'prod-us' is meant twice | name it once, or one group",
                "nobody | RS2012 | the group 'nobody' has no members | name its targets: <targets>",
                "self | RS2012 | the group 'self' contains itself | remove 'self' from the members",
                "left | RS2012 | the group 'left' contains itself through 'right' | remove 'left' from the members",
                "lost | RS2004 | there is no target 'prod-uk' | did you mean 'prod-us'?",
                "both | RS2012 | 'both' is the name of a target and of a group | give the group another name",
            })
    void a_name_that_means_nothing_is_told_with_a_way_out(String names, String code, String problem, String help) {
        assertThatThrownBy(() -> NAMES.resolve(List.of(names.split(","))))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining(code)
                .hasMessageContaining(problem)
                .hasMessageContaining(help);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> NAMES.resolve(List.of("x", "nobody", "dev", "dev")))
                .isInstanceOfSatisfying(
                        DiagnosticException.class,
                        problem -> assertThat(problem.diagnostics()).hasSize(3));
    }

    private static TargetGroup group(String name, String... members) {
        return new TargetGroup(name, List.of(members));
    }
}
