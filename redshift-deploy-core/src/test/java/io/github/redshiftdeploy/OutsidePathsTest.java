package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.PlanConfig;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path that a parameter names stays in the project, read or written, by itself or by a link. */
final class OutsidePathsTest {

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        Files.createDirectory(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/baseline.json"), "{\"format\": 1, \"findings\": []}");
        Files.createSymbolicLink(project.resolve("link"), folder.resolve("outside"));
        Files.createDirectory(project.resolve("sql"));
        Files.writeString(project.resolve("sql/1.sql"), "DELETE FROM lab.done;\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside/baseline.json", "link/baseline.json", "link/new.json", "link/new/new.json"})
    void a_baseline_is_neither_read_nor_written_outside(String path) {
        for (boolean update : new boolean[] {false, true}) {
            Settings settings = settings(Map.of("baseline", path, "baselineUpdate", Boolean.toString(update)));
            CheckConfig checks = CheckConfig.of(Map.of(), Rule.words(), settings);

            assertThatThrownBy(() -> deployer().validate(ValidateConfig.of(scripts(settings), checks, settings)))
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining("leaves the project");
        }
        assertThat(folder.resolve("outside")).isDirectoryNotContaining("glob:**new*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside/plan.sql", "link/plan.sql", "link/new/plan.sql"})
    void the_sql_of_a_plan_is_not_written_outside(String path) {
        assertThatThrownBy(() -> write(path))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("leaves the project");
        assertThat(folder.resolve("outside")).isDirectoryNotContaining("glob:**plan.sql");
    }

    @Test
    void it_is_written_inside() throws IOException {
        write("target/plan.sql");

        assertThat(project.resolve("target/plan.sql")).content().contains("DELETE FROM lab.done");
    }

    private void write(String path) throws IOException {
        Settings settings = settings(Map.of());
        CheckConfig checks = CheckConfig.of(Map.of(), Rule.words(), settings);
        RunConfig run = RunConfig.of(Identity.of("project"), "test", settings);
        Deployer deployer = deployer();
        PlanConfig config = new PlanConfig(
                scripts(settings),
                checks,
                run,
                ConnectionConfig.of(settings, run.leaseDuration()),
                new Audit("ann", null, null, null, null));
        deployer.writeSql(config, deployer.plan(config), project.resolve(path));
    }

    private static Deployer deployer() {
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {});
    }

    private ScriptConfig scripts(Settings settings) {
        return ScriptConfig.of(project, new SqlSet("sql", List.of(), List.of(), List.of()), Map.of(), settings);
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(new TreeMap<>(values));
    }
}
