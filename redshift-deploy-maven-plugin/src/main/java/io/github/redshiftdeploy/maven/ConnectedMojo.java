package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.aws.Routes;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.report.FewerFindings;
import io.github.redshiftdeploy.script.Checkout;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** What the goals share that log in to a database. */
abstract class ConnectedMojo extends TargetMojo {

    private final PasswordLogins passwords;
    private final StandInClassPath standIn;
    private boolean recorded;

    ConnectedMojo(PasswordLogins passwords, StandInClassPath standIn, Reactor reactor) {
        super(reactor);
        this.passwords = passwords;
        this.standIn = standIn;
    }

    /** Does what the goal is for, with a configuration that was found to be right. */
    abstract void run(DeployConfig config, Route route) throws IOException, TransportException, MojoFailureException;

    /** Tells whether the goal is a deployment, of which a record is kept. */
    boolean deploys() {
        return false;
    }

    /** Tells whether the goal can do without a database, when none is named. */
    boolean offline() {
        return false;
    }

    /** Does what the goal is for without a database. */
    void run(ScriptConfig scripts, CheckConfig checks, RunConfig run, Settings settings)
            throws IOException, MojoFailureException {
        throw new IllegalStateException("the goal needs a database");
    }

    @Override
    final void runHere() throws IOException, TransportException, MojoFailureException {
        TargetChoice choice = targetChoice();
        if (offline() && (staysOffline() || namesNoTarget(choice))) {
            runOffline();
            return;
        }
        if (!choice.isLocal()) {
            run(choice, Map.of());
            return;
        }
        if (deploys()) {
            requireGoodScripts(choice);
        }
        try (StandIn local = openStandIn()) {
            run(choice, local.connection());
        }
    }

    private boolean staysOffline() {
        Settings settings = new Settings(texts());
        boolean stays = settings.flag("offline", false);
        settings.check();
        return stays;
    }

    private boolean namesNoTarget(TargetChoice choice) {
        if (choice.isOpen(texts())) {
            return true;
        }
        Settings settings = settings(choice, Map.of());
        boolean named = settings.text("target").isPresent()
                || TargetChoice.named(name -> settings.text(name).isPresent());
        return !named && !choice.isLocal() && !EnvironmentVariables.all().containsKey("REDSHIFT_USER");
    }

    private void runOffline() throws IOException, MojoFailureException {
        Settings settings = settings(new TargetChoice(null, List.of()), Map.of());
        ScriptConfig scripts = scriptConfig(settings);
        CheckConfig checks = checkConfig(settings);
        RunConfig run = runConfig(settings);
        settings.check();
        run(scripts, checks, run, settings);
    }

    private RunConfig runConfig(Settings settings) {
        return RunConfig.of(identity(), plugin().getVersion(), settings);
    }

    /** Nobody waits for the stand-in to hear of a mistake in a script. */
    private void requireGoodScripts(TargetChoice choice) throws IOException {
        Settings settings = settings(choice, Map.of());
        ScriptConfig scripts = scriptConfig(settings, choice);
        CheckConfig checks = checkConfig(settings);
        settings.check();
        Validation validation = deployer().validate(scripts, checks);
        if (!validation.errors().isEmpty()) {
            FewerFindings.beforeDeployment(validation).forEach(this::print);
        }
        validation.check();
    }

    /** A deployment that is refused leaves a record too, or an older one would speak for it. */
    @Override
    final void stopped(List<Diagnostic> problems) {
        if (!deploys()) {
            super.stopped(problems);
            return;
        }
        if (recorded) {
            return;
        }
        Settings settings = new Settings(Parameters.texts(this));
        Audit audit = Audit.of(EnvironmentVariables.all(), Checkout.of(root()), settings);
        String database = settings.text("database").orElse("");
        try {
            deployer().refuse(targetChoice().name(), database, audit, reports(), problems);
        } catch (DiagnosticException | IOException e) {
            super.stopped(problems); // There is no folder for the record, or it leads out of the project.
        }
    }

    private void run(TargetChoice choice, Map<String, String> local)
            throws IOException, TransportException, MojoFailureException {
        Map<String, String> environment = EnvironmentVariables.all();
        Settings settings = settings(choice, local);
        DeployConfig config = config(choice, settings, environment);
        recorded = true; // From here on the deployer writes the record.
        try (Route route = new RouteOnDemand(() -> route(config, environment))) {
            run(config, route);
        }
    }

    private Settings settings(TargetChoice choice, Map<String, String> local) {
        Map<String, String> texts =
                new TreeMap<>(choice.settings(texts(), session().getUserProperties()));
        if (!local.isEmpty()) {
            LocalTarget.apply(texts, local);
        }
        return new Settings(texts);
    }

    private DeployConfig config(TargetChoice choice, Settings settings, Map<String, String> environment)
            throws IOException {
        ScriptConfig scripts = scriptConfig(settings, choice);
        List<PasswordLogin> logins = choice.isLocal()
                ? List.of()
                : passwords.find(settings, session().getSettings().getServers(), environment);
        return DeployConfig.of(
                scripts,
                checkConfig(settings),
                runConfig(settings),
                choice.name(),
                logins,
                environment,
                Checkout.of(root()),
                reports(),
                settings);
    }

    private Route route(DeployConfig config, Map<String, String> environment) {
        return Routes.of(config.target(), config.audit(), environment, Clock.systemUTC(), getLog()::info);
    }

    private StandIn openStandIn() throws IOException {
        return StandIn.open(
                buildDirectory().resolve(LocalTarget.FOLDER),
                getLog()::info,
                () -> standIn.resolve(session().getRepositorySession(), project()));
    }
}
