package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a goal makes of what it is told. */
class GoalSettingsTest {

    private static final TargetSettings DEV = new TargetSettings(
            "dev", Map.of("workgroup", "analytics", "database", "dev"), Map.of("bucket", "acme-dev"));
    private static final TargetSettings PROD =
            new TargetSettings("prod", Map.of("clusterIdentifier", "dw", "database", "prod"), Map.of("bucket", "acme"));

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> commandLine = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private List<TargetSettings> targets = List.of();
    private @Nullable String target;

    @ParameterizedTest
    @CsvSource({
        ", , , , true",
        ", , , REDSHIFT_USER, false",
        "prod, , , , false",
        "local, , , , false",
        ", workgroup, , , false",
        ", host, , , false",
        ", region, , , true",
        ", , host, , false",
        "prod, workgroup, , , false",
    })
    void a_plan_asks_no_database_when_none_is_named(
            @Nullable String name,
            @Nullable String parameter,
            @Nullable String property,
            @Nullable String variable,
            boolean offline) {
        say(name, parameter, property, variable);

        assertThat(told().asksNoDatabase()).isEqualTo(offline);

        texts.put("offline", "true");
        assertThat(told().asksNoDatabase()).isTrue();
    }

    @Test
    void a_plan_asks_no_database_when_there_are_several_and_none_is_chosen() {
        targets = List.of(DEV, PROD);

        assertThat(told().asksNoDatabase()).isTrue();
    }

    @Test
    void a_mistyped_offline_is_no_answer() {
        texts.put("offline", "yes");

        assertThatThrownBy(() -> told().asksNoDatabase()).hasMessageContaining("'redshift.offline' is 'yes'");
    }

    @Test
    void a_deployment_has_the_settings_and_the_placeholders_of_its_target() {
        targets = List.of(DEV, PROD);
        target = "prod";
        commandLine.put("database", "other");
        commandLine.put("placeholders.run", "7");

        DeployConfig config = deployment(Map.of());

        assertThat(config.target().name()).isEqualTo("prod");
        assertThat(config.target().access()).isEqualTo(new Access.ClusterIdentity("dw"));
        assertThat(config.target().database()).isEqualTo("other");
        assertThat(config.scripts().placeholders())
                .containsAllEntriesOf(Map.of("bucket", "acme", "reader", "ann", "run", "7"));
    }

    @Test
    void what_is_told_of_a_cluster_does_not_count_for_the_stand_in() {
        target = "local";
        texts.putAll(Map.of("workgroup", "analytics", "host", "dw.example.com", "database", "prod"));

        DeployConfig config =
                deployment(Map.of("clusterIdentifier", "stand-in", "database", "dev", "user", "deployer"));

        assertThat(config.target().access())
                .isEqualTo(new Access.ClusterUser("stand-in", "deployer", List.of(), false));
        assertThat(config.target().host()).isNull();
        assertThat(config.target().database()).isEqualTo("dev");
    }

    @Test
    void no_password_is_looked_for_where_the_stand_in_is_meant() {
        target = "local";

        DeployConfig config = told().deployment(
                        Map.of("clusterIdentifier", "stand-in", "database", "dev"),
                        settings -> {
                            throw new AssertionError("asked for passwords");
                        },
                        Map.of(),
                        Path.of("reports"));

        assertThat(config.target().name()).isEqualTo("local");
    }

    @Test
    void a_validation_takes_the_placeholders_of_all_targets_or_of_the_chosen_one() {
        targets = List.of(DEV, PROD);

        assertThat(told().validation().scripts().placeholders()).containsEntry("bucket", "acme-dev");

        target = "prod";
        assertThat(told().validation().scripts().placeholders()).containsEntry("bucket", "acme");

        target = "prd";
        assertThatThrownBy(() -> told().validation()).hasMessageContaining("did you mean 'prod'?");
    }

    @Test
    void a_level_of_the_command_line_wins_over_the_projects() {
        commandLine.put("rules.delete-without-where", "off");

        assertThat(told().validation().checks().levels())
                .isEqualTo(Map.of("delete-without-where", Level.OFF, "drop-cascade", Level.ERROR));
    }

    @Test
    void a_plan_that_asks_no_database_hears_of_none() {
        targets = List.of(DEV, PROD);
        texts.put("name", "release");
        commandLine.put("ticket", "T-1");

        PlanConfig config = told().preview(Map.of("commit", "0123abc"));

        assertThat(config.run().name()).isEqualTo("release");
        assertThat(config.audit().ticket()).isEqualTo("T-1");
        assertThat(config.audit().commit()).isEqualTo("0123abc");
        assertThat(config.scripts().placeholders()).containsEntry("bucket", "acme-dev");
    }

    private void say(
            @Nullable String name, @Nullable String parameter, @Nullable String property, @Nullable String variable) {
        target = name;
        if (name != null) {
            texts.put("target", name);
        }
        if (name != null && name.equals("prod")) {
            targets = List.of(PROD);
        }
        if (parameter != null) {
            texts.put(parameter, "x");
        }
        if (property != null) {
            commandLine.put(property, "x");
        }
        if (variable != null) {
            environment.put(variable, "ann");
        }
    }

    private DeployConfig deployment(Map<String, String> local) {
        return told().deployment(local, settings -> List.of(), Map.of(), Path.of("reports"));
    }

    private GoalSettings told() {
        return new GoalSettings(
                Path.of("project"),
                Path.of("project/target"),
                SqlSet.standard(),
                Identity.of("project"),
                "test",
                new TargetChoice(target, targets, List.of()),
                texts,
                commandLine,
                Map.of("reader", "ann"),
                Map.of("delete-without-where", "error", "drop-cascade", "error"),
                List.of("delete-without-where", "drop-cascade"),
                environment);
    }
}
