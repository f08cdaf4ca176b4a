package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.report.DriftReport;
import io.github.redshiftdeploy.report.ReportFolder;
import io.github.redshiftdeploy.report.StatusReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Shows the history of the target beside the scripts: applied, changed, pending, failed; changes nothing. */
@Mojo(name = "status", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class StatusMojo extends ConnectedMojo {

    @Inject
    StatusMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route) throws IOException, TransportException {
        Status status = deployer().status(config, route);
        List<String> lines = new ArrayList<>(StatusReport.lines(status));
        if (config.drift().asks()) {
            lines.add("");
            lines.addAll(DriftReport.lines(deployer().drift(config, route)));
        }
        lines.addAll(StatusReport.farewell(status, options(told)));
        github().print(lines, "status", getLog()::info);
        StatusReport.write(ReportFolder.of(told), status);
        github().tell(config.target().name(), status);
    }

    /** Another module of the build would not know the scripts of this one. */
    private List<String> options(GoalSettings told) {
        List<String> options = new ArrayList<>();
        if (session().getAllProjects().size() > 1) {
            options.add("-pl " + project().getGroupId() + ":" + project().getArtifactId());
        }
        options.addAll(told.target().option());
        return options;
    }
}
