package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.HistoryCode;
import io.github.redshiftdeploy.plan.Amendment;
import io.github.redshiftdeploy.report.StatusReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lets the history say of a script that changed after it was applied, or that failed and was mended by hand, that it is
 * applied with the text that it has now. Nothing of it is executed. {@code sql.path} has to name the script, or a
 * folder. Or lets the history forget scripts whose files are gone.
 */
@Mojo(name = "repair", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class RepairMojo extends ConnectedMojo {

    /**
     * The scripts to forget: names, folders and globs relative to the project, separated by commas. Their files must be
     * gone. The history keeps what it has of them as a record, and nobody misses them any more; a script of that name
     * that comes back is a new one. Nothing else is repaired then.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.forget")
    private @Nullable String forget;

    @Inject
    RepairMojo(PasswordLogins passwords, StandInClassPath standIn, Reactor reactor) {
        super(passwords, standIn, reactor);
    }

    @Override
    void run(DeployConfig config, Route route) throws IOException, TransportException {
        if (forget != null) {
            forget(config, route, new Settings(Map.of("forget", forget)).list("forget"));
            return;
        }
        if (config.scripts().paths().isEmpty()) {
            throw new DiagnosticException(
                    Diagnostic.error(HistoryCode.NO_SUCH_SCRIPT, "'redshift-deploy:repair' is not told what to repair")
                            .help("name a script or a folder with 'sql.path', or scripts that are gone with"
                                    + " 'redshift.forget'; 'redshift-deploy:status' shows which changed, failed or are"
                                    + " missing"));
        }
        List<Amendment> amendments = deployer().repair(config, route);
        StatusReport.lines(amendments).forEach(getLog()::info);
        getLog().info(
                        amendments.size() == 1
                                ? "1 script counts as applied with the text it has now"
                                : amendments.size() + " scripts count as applied with the text they have now");
    }

    private void forget(DeployConfig config, Route route, List<String> patterns)
            throws IOException, TransportException {
        if (patterns.isEmpty()) {
            throw new DiagnosticException(
                    Diagnostic.error(HistoryCode.NO_SUCH_SCRIPT, "'redshift.forget' names no script")
                            .help("name scripts, folders or globs, separated by commas"));
        }
        List<Amendment> amendments = deployer().forget(config, route, patterns);
        StatusReport.lines(amendments).forEach(getLog()::info);
        getLog().info(amendments.size() == 1 ? "1 script is forgotten" : amendments.size() + " scripts are forgotten");
    }
}
