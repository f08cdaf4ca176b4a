package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that a deployment is told.
 *
 * @param reports the folder that the reports are written to
 */
public record DeployConfig(
        ScriptConfig scripts,
        CheckConfig checks,
        RunConfig run,
        TargetConfig target,
        ConnectionConfig connection,
        Audit audit,
        Path reports) {

    /** Returns the same for a database that was not known before. */
    public DeployConfig in(String database) {
        return new DeployConfig(scripts, checks, run, target.in(database), connection, audit, reports);
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
                TargetConfig.of(target, settings, logins),
                ConnectionConfig.of(settings, run.leaseDuration()),
                Audit.of(environment, checkout, settings),
                reports);
        settings.check();
        return config;
    }
}
