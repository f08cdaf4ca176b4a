package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.HistoryCode;
import io.github.redshiftdeploy.plan.Amendment;
import io.github.redshiftdeploy.report.StatusReport;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lets the history say of a script that changed after it was applied, or that failed and was mended by hand, that it is
 * applied with the text that it has now. Nothing of it is executed. {@code sql.path} has to name the script, or a
 * folder.
 */
@Mojo(name = "repair", requiresProject = false, threadSafe = true)
public final class RepairMojo extends ConnectedMojo {

    @Inject
    RepairMojo(PasswordLogins passwords, StandInClassPath standIn, Reactor reactor) {
        super(passwords, standIn, reactor);
    }

    @Override
    void run(DeployConfig config, CredentialSource credentials) throws IOException, TransportException {
        if (config.scripts().paths().isEmpty()) {
            throw new DiagnosticException(
                    Diagnostic.error(HistoryCode.NO_SUCH_SCRIPT, "'redshift-deploy:repair' is not told what to repair")
                            .help("name a script or a folder with 'sql.path'; 'redshift-deploy:status' shows which"
                                    + " changed or failed"));
        }
        List<Amendment> amendments = deployer().repair(config, credentials);
        StatusReport.lines(amendments).forEach(getLog()::info);
        getLog().info(
                        amendments.size() == 1
                                ? "1 script counts as applied with the text it has now"
                                : amendments.size() + " scripts count as applied with the text they have now");
    }
}
