package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that a deployment is told.
 *
 * @param undo what a rollback is told
 * @param gates what the target asks for first
 * @param keep what is kept of what hangs on objects that are dropped
 * @param drift what it makes of objects that were changed by hand
 * @param reports the folder that the reports are written to
 */
public record DeployConfig(
        ScriptConfig scripts,
        CheckConfig checks,
        RunConfig run,
        TestConfig tests,
        TargetConfig target,
        ConnectionConfig connection,
        Audit audit,
        UndoConfig undo,
        GateConfig gates,
        KeepConfig keep,
        DriftPolicy drift,
        Path reports) {

    /**
     * Returns the same with a database: checks look at names of it, so it is asked for before anything.
     *
     * @param stored asks for the one that is stored with the password, when none is set
     */
    public DeployConfig located(Supplier<Optional<String>> stored) {
        if (!target.database().isEmpty()) {
            return this;
        }
        String database = stored.get()
                .orElseThrow(() -> new DiagnosticException(
                        Diagnostic.error(ConfigCode.NO_DATABASE, "no database is named, neither here nor in the secret")
                                .help("set 'redshift.database'")));
        return new DeployConfig(
                scripts, checks, run, tests, target.in(database), connection, audit, undo, gates, keep, drift, reports);
    }

    /** Returns the same for some of the scripts, with reports of their own. */
    public DeployConfig as(ScriptConfig some, RunConfig part, Path folder) {
        return new DeployConfig(some, checks, part, tests, target, connection, audit, undo, gates, keep, drift, folder);
    }

    /** Returns the same without gates: what is changed is no target that anybody uses. */
    DeployConfig withoutGates() {
        return with(GateConfig.NONE);
    }

    /** Returns the same with other gates. */
    public DeployConfig with(GateConfig others) {
        return new DeployConfig(
                scripts, checks, run, tests, target, connection, audit, undo, others, keep, drift, reports);
    }

    /** Returns the same for who undoes a deployment as it has failed: no row is lost by that, and no gate is asked. */
    public DeployConfig undoing(String deployment) {
        UndoConfig that = new UndoConfig(deployment, List.of(), false, undo.backupTables(), undo.captureDays());
        return new DeployConfig(
                scripts, checks, run, tests, target, connection, audit, that, GateConfig.NONE, keep, drift, reports);
    }

    /** Returns how the scripts are checked for the database. */
    public CheckConfig connectedChecks() {
        return checks.connectedTo(target.database());
    }

    /**
     * Reads the settings of a deployment.
     *
     * @throws DiagnosticException with all mistakes together
     */
    public static DeployConfig of(
            ScriptConfig scripts,
            CheckConfig checks,
            RunConfig run,
            String target,
            List<PasswordLogin> logins,
            Map<String, String> environment,
            Map<String, String> checkout,
            Path reports,
            Settings settings) {
        DeployConfig config = new DeployConfig(
                scripts,
                checks,
                run,
                TestConfig.of(settings),
                TargetConfig.of(target, settings, logins),
                ConnectionConfig.of(settings, run.leaseDuration()),
                Audit.of(environment, checkout, settings),
                UndoConfig.of(settings),
                GateConfig.of(checks.forbidden(), settings),
                KeepConfig.of(settings),
                settings.choice("drift", DriftPolicy.class, DriftPolicy.IGNORE),
                reports);
        settings.check();
        return config;
    }
}
