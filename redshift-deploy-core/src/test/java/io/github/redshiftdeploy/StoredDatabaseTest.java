package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.execute.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no database is configured, that of the secret counts, from the first check to the report. */
class StoredDatabaseTest {

    @TempDir
    private Path root;

    @Test
    void a_deployment_goes_to_the_database_that_is_stored_with_the_password() throws Exception {
        Project project = new Project(root).script("1.sql", "SELECT 1;\n");

        assertThat(project.deployer()
                        .execute(nameless(project), stored(Warehouse.local().database()))
                        .state())
                .isEqualTo(State.SUCCEEDED);

        assertThat(project.json().get("database").getAsString())
                .isEqualTo(Warehouse.local().database());
        assertThat(project.deployer()
                        .plan(nameless(project), stored(Warehouse.local().database()))
                        .target())
                .contains("database " + Warehouse.local().database());
    }

    @Test
    void a_database_that_nobody_names_is_asked_for() throws Exception {
        Project project = new Project(root).script("1.sql", "SELECT 1;\n");

        assertThatThrownBy(() -> project.deployer().execute(nameless(project), stored(null)))
                .hasMessageContaining("RS2006")
                .hasMessageContaining("no database is named, neither here nor in the secret");
        assertThat(project.json().get("state").getAsString()).isEqualTo("failed");
    }

    @Test
    void every_goal_goes_there() throws Exception {
        Project project = new Project(root).script("1.sql", "-- redshift-deploy: run=once\nSELECT 1;\n");
        Route stored = stored(Warehouse.local().database());
        Deployer deployer = project.deployer();
        DeployConfig config = nameless(project);
        deployer.execute(config, stored);

        assertThat(deployer.status(config, stored).scripts()).hasSize(1);
        assertThat(deployer.baseline(config, stored)).isEmpty();
        assertThat(deployer.repair(config, stored)).isEmpty();
        assertThat(deployer.holder(config, stored)).isEmpty();
        assertThatThrownBy(() -> deployer.unlock(config, stored, "nobody")).hasMessageContaining("RS42");
        assertThatThrownBy(() -> deployer.forget(config, stored, List.of("sql/1.sql")))
                .hasMessageContaining("'sql/1.sql' is still there");
    }

    private static DeployConfig nameless(Project project) {
        DeployConfig config = project.config();
        TargetConfig target = config.target();
        TargetConfig unnamed = new TargetConfig(
                target.name(), "", target.access(), target.host(), target.port(), target.transport(), target.aws());
        return new DeployConfig(
                config.scripts(),
                config.checks(),
                config.run(),
                config.tests(),
                unnamed,
                config.connection(),
                config.audit(),
                config.undo(),
                config.gates(),
                config.keep(),
                config.drift(),
                config.reports());
    }

    private static Route stored(@Nullable String name) {
        return Deployer.overJdbc(new Stored(name));
    }

    /** Knows a database, or none. */
    private record Stored(@Nullable String name) implements CredentialSource {

        @Override
        public Optional<String> database() {
            return Optional.ofNullable(name);
        }

        @Override
        public Endpoint endpoint() {
            return Warehouse.credentials().endpoint();
        }

        @Override
        public Login login() {
            return Warehouse.credentials().login();
        }

        @Override
        public void close() {}
    }
}
