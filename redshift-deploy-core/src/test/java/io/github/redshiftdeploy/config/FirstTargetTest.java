package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.FirstTarget.Setting;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The target that a new POM has. */
class FirstTargetTest {

    @Test
    void it_has_a_name_and_a_database_when_nobody_says_another() {
        assertThat(Objects.requireNonNull(config(new Settings(Map.of("workgroup", "analytics")))
                                .target())
                        .settings())
                .containsExactly(
                        new Setting("name", "dev"),
                        new Setting("workgroup", "analytics"),
                        new Setting("database", "dev"));
    }

    @Test
    void there_is_none_when_nothing_is_said_or_the_stand_in_is_meant() {
        assertThat(config(new Settings(Map.of())).target()).isNull();
        assertThat(config(new Settings(Map.of("target", "local"))).target()).isNull();
    }

    @Test
    void what_makes_no_sense_together_is_refused() {
        assertThat(mistakes(Map.of("workgroup", "a", "clusterIdentifier", "b")))
                .containsExactly("more than one way to log in is configured: 'redshift.clusterIdentifier',"
                        + " 'redshift.workgroup'");
        assertThat(mistakes(Map.of("workgroup", "a", "dbUser", "b")))
                .containsExactly("'redshift.dbUser' is only for a provisioned cluster");
        assertThat(mistakes(Map.of("target", "prod"))).containsExactly("the target 'prod' is on no cluster");
        assertThat(mistakes(Map.of("region", "eu-west-1"))).containsExactly("the target 'dev' is on no cluster");
        assertThat(mistakes(Map.of("target", "local", "workgroup", "a")))
                .containsExactly("'redshift.target' is 'local'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u2028b", "a\u202eb", "\ud800", "a\uffff", "${env.HOME}", "${{ x }}"})
    void a_value_that_a_pom_cannot_carry_as_it_is_is_refused(String value) {
        assertThat(mistakes(Map.of("workgroup", value))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "$(x)", "`x`", "a\"b", "a;b"})
    void a_name_that_a_shell_would_read_otherwise_is_refused(String name) {
        assertThat(mistakes(Map.of("workgroup", "a", "target", name))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/x",
                "acme/x@main",
                "acme/x@v1.2.3",
                "x@0000000000000000000000000000000000000000",
                "acme/x@0000000000000000000000000000000000000000\n    secrets: inherit",
                "acme/${{ github.token }}@0000000000000000000000000000000000000000",
                "../x@0000000000000000000000000000000000000000"
            })
    void workflows_are_named_by_a_whole_commit(String workflows) {
        assertThat(mistakes(Map.of("workflows", workflows))).hasSize(1);
    }

    private static List<String> mistakes(Map<String, String> values) {
        Settings settings = new Settings(values);
        config(settings);
        return settings.mistakes().stream().map(Diagnostic::message).toList();
    }

    private static InitConfig config(Settings settings) {
        return InitConfig.of(Path.of("."), "1.2.3", null, SqlSet.standard(), settings);
    }
}
