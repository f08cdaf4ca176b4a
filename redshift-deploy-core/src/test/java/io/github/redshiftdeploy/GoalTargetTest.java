package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.PasswordSource;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a goal is led to the database that it means. */
class GoalTargetTest {

    private static final PasswordLogin LOGIN = new PasswordLogin("the test", "ann", new Secret("secret"));

    @TempDir
    private Path root;

    private final List<String> happened = new ArrayList<>();
    private final Deployer deployer = new Deployer(
            Clock.systemUTC(),
            line -> {},
            warning -> happened.add(warning.code().id()));

    @BeforeEach
    void oneScript() throws IOException {
        script("SELECT 1;");
    }

    @Test
    void the_stand_in_runs_as_long_as_it_is_used() throws IOException {
        try (GoalTarget target = deployer.openToDeploy(told("local"), this::around)) {
            assertThat(happened).containsExactly("started");
            assertThat(target.config().target().name()).isEqualTo("local");
            assertThat(target.config().target().database()).isEqualTo("dev");
        }

        assertThat(happened).containsExactly("started", "ended");
    }

    @Test
    void nobody_waits_for_the_stand_in_to_hear_of_a_mistake_in_a_script() throws IOException {
        script("DELETE FROM a.b;\nSELECT 'open;");

        assertThatThrownBy(() -> deployer.openToDeploy(told("local"), this::around))
                .hasMessageContaining("RS1001");

        assertThat(happened).doesNotContain("started").isNotEmpty();
    }

    @Test
    void what_does_not_deploy_reads_no_script_before_the_stand_in_is_there() throws IOException {
        script("SELECT 'open;");

        try (GoalTarget target = deployer.open(told("local"), this::around)) {
            assertThat(target.config().scripts().root()).isEqualTo(root);
        }

        assertThat(happened).containsExactly("started", "ended");
    }

    @Test
    void warnings_before_the_stand_in_are_left_to_the_deployment() throws IOException {
        script("DELETE FROM a.b;");

        deployer.openToDeploy(told("local"), this::around).close();

        assertThat(happened).containsExactly("started", "ended");
    }

    @Test
    void the_stand_in_ends_when_a_setting_is_wrong() {
        GoalSettings told = Told.by(root, "local", Map.of("parallel", "many"));

        assertThatThrownBy(() -> deployer.open(told, this::around))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("'redshift.parallel' is 'many'");

        assertThat(happened).containsExactly("started", "ended");
    }

    @Test
    void the_way_is_chosen_when_it_is_needed() throws IOException {
        GoalSettings told = Told.by(root, null, Map.of("host", "dw.example.com", "database", "dev"));

        try (GoalTarget target = deployer.openToDeploy(told, this::around)) {
            assertThat(happened).containsExactly("passwords");

            assertThat(target.route().address()).isEqualTo("dw.example.com:5439");
        }

        assertThat(happened).containsExactly("passwords", "route");
    }

    private void script(String text) throws IOException {
        Files.createDirectories(root.resolve("sql"));
        Files.writeString(root.resolve("sql/a.sql"), text);
    }

    private GoalSettings told(String target) {
        return Told.by(root, target, Map.of());
    }

    private Surroundings around(GoalSettings told) {
        return new Surroundings() {
            @Override
            public List<PasswordLogin> passwords(Settings settings) {
                happened.add("passwords");
                return List.of(LOGIN);
            }

            @Override
            public Route route(DeployConfig config) {
                happened.add("route");
                return Deployer.overJdbc(new PasswordSource(new Endpoint("dw.example.com", 5439), LOGIN));
            }

            @Override
            public LocalDatabase standIn() {
                happened.add("started");
                return new LocalDatabase() {
                    @Override
                    public Map<String, String> connection() {
                        return Map.of("clusterIdentifier", "stand-in", "database", "dev");
                    }

                    @Override
                    public void close() {
                        happened.add("ended");
                    }
                };
            }
        };
    }
}
