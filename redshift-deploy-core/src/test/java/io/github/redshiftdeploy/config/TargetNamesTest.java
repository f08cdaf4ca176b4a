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
            List.of("dev", "prod-eu", "prod-us", "both", "twin", "twin"),
            List.of(
                    group("prod", "prod-eu", "prod-us"),
                    group("all", "dev", "prod"),
                    group("nobody"),
                    group("self", "dev", "self"),
                    group("left", "right"),
                    group("right", "left"),
                    group("lost", "prod-uk"),
                    group("pair", "dev"),
                    group("pair", "prod-eu"),
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
                "x | RS2004 | there is no target 'x' | targets are dev, prod-eu, prod-us, both, twin",
                "dev,dev | RS2012 | the target 'dev' is meant twice | name it once, or one group",
                "prod-us,all | RS2012 | the target 'prod-us' is meant twice | name it once, or one group",
                "nobody | RS2012 | the group 'nobody' has no members | name its targets: <targets>",
                "self | RS2012 | the group 'self' contains itself | remove 'self' from the members",
                "left | RS2012 | the group 'left' contains itself through 'right' | remove 'left' from the members",
                "lost | RS2004 | there is no target 'prod-uk' | did you mean 'prod-us'?",
                "pair | RS2012 | 'pair' is the name of more than one | give each of them a name of its own",
                "twin | RS2012 | 'twin' is the name of more than one | give each of them a name of its own",
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
    void a_name_with_a_comma_is_refused_as_it_would_be_read_as_two() {
        TargetNames names = new TargetNames(List.of("a,b", "c"), List.of(group("d,e", "c")));

        assertThatThrownBy(() -> names.resolve(List.of("c")))
                .hasMessageContaining("the name 'a,b' has a comma in it, which stands between names")
                .hasMessageContaining("the name 'd,e' has a comma in it");
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
