package io.github.redshiftdeploy.delivery.infra;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.aws.CredentialSources;
import io.github.redshiftdeploy.aws.Routes;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.connect.PasswordSource;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scripts on their way to the stand-in, as a goal of the plugin would send them. */
final class Deployment {

    private final Path root;
    private final String directory;
    private final Path reports;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> placeholders = new HashMap<>();

    /**
     * @param root the folder of the project
     * @param directory where its scripts are
     * @param reports where its report goes
     */
    Deployment(Path root, String directory, Path reports) {
        this.root = root;
        this.directory = directory;
        this.reports = reports;
        settings.put("database", StandIn.local().database());
        settings.put("sslRootCert", StandIn.local().caFile().toString());
    }

    Deployment set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    Deployment set(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    Deployment placeholder(String name, String value) {
        placeholders.put(name, value);
        return this;
    }

    Validation validate() throws IOException {
        Settings read = new Settings(settings);
        return deployer().validate(scripts(read), CheckConfig.of(Map.of(), Rule.words(), read));
    }

    /** Deploys with a temporary password from the stand-in's AWS, and looks at the history afterwards. */
    Outcome throughAws() throws IOException, SQLException, TransportException {
        settings.put("awsEndpoint", StandIn.local().awsEndpoint().toString());
        DeployConfig config = config(List.of());
        try (Route route = Routes.of(config.target(), config.audit(), environment(), Clock.systemUTC(), line -> {})) {
            Outcome outcome = deployer().execute(config, route);
            deployer().status(config, route);
            return outcome;
        }
    }

    /** Returns why a deployment through AWS cannot begin. */
    String refusal() throws IOException, SQLException, TransportException {
        try {
            return "ended as " + throughAws().state();
        } catch (DiagnosticException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Returns the temporary name and password. */
    Login login() {
        settings.put("awsEndpoint", StandIn.local().awsEndpoint().toString());
        DeployConfig config = config(List.of());
        try (CredentialSource source =
                CredentialSources.of(config.target(), config.audit(), environment(), Clock.systemUTC(), line -> {})) {
            return source.login();
        }
    }

    /** Deploys as the superuser, with a password. */
    Outcome asAdministrator() throws IOException, SQLException, TransportException {
        Endpoint endpoint = new Endpoint(StandIn.local().host(), StandIn.local().port());
        PasswordLogin login = new PasswordLogin(
                "the test", StandIn.local().user(), new Secret(StandIn.local().password()));
        settings.put("host", endpoint.host());
        return deployer().execute(config(List.of(login)), Deployer.overJdbc(new PasswordSource(endpoint, login)));
    }

    private static Map<String, String> environment() {
        return StandIn.local().aws().environment();
    }

    private DeployConfig config(List<PasswordLogin> logins) {
        Settings read = new Settings(settings);
        return DeployConfig.of(
                scripts(read),
                CheckConfig.of(Map.of(), Rule.words(), read),
                RunConfig.of(Identity.of("infra"), "test", read),
                "stand-in",
                logins,
                Map.of("GITHUB_ACTOR", "ann"),
                Map.of(),
                reports,
                read);
    }

    private ScriptConfig scripts(Settings read) {
        return ScriptConfig.of(root, new SqlSet(directory, List.of(), List.of(), List.of()), placeholders, read);
    }

    private static Deployer deployer() {
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {});
    }
}
