package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.GoalTarget;
import io.github.redshiftdeploy.catalogue.Drift;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.report.DriftReport;
import io.github.redshiftdeploy.report.ReportFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows which objects of the project somebody has changed by hand since they were deployed with {@code redshift.drift},
 * and writes {@code drift/put-back.sql}, which undoes that, and {@code drift/take-over.sql}, the definitions as they
 * are now; changes nothing in the database.
 */
@Mojo(name = "drift", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class DriftMojo extends ConnectedMojo {

    @Inject
    DriftMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    /** No script is read. */
    @Override
    GoalTarget open(GoalSettings told) throws IOException {
        return deployer().openWithoutScripts(told, this::around);
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route) throws IOException, TransportException {
        Drift drift = deployer().drift(config, route);
        List<String> lines = new ArrayList<>(DriftReport.lines(drift));
        lines.addAll(DriftReport.write(ReportFolder.of(told), drift));
        lines.forEach(getLog()::info);
    }
}
