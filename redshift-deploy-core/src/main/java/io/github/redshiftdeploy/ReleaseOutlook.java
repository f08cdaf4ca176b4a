package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.ReleaseConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.report.ReleaseReport;
import io.github.redshiftdeploy.report.ReleaseReport.Part;
import io.github.redshiftdeploy.report.ReleaseWords;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the next release would do. */
final class ReleaseOutlook {

    private final Release release;
    private final ReleaseTargets targets;
    private final Planner planner;

    /** Plans each of the deployments of a release as one to a single target is planned. */
    ReleaseOutlook(Release release, ReleaseTargets targets, Planner planner) {
        this.release = release;
        this.targets = targets;
        this.planner = planner;
    }

    /** Plans a deployment. */
    @FunctionalInterface
    interface Planner {
        PlanPreview plan(DeployConfig config, Route route) throws IOException, TransportException;
    }

    List<PlannedDeployment> of(ReleaseConfig config, Instant now) throws IOException, TransportException {
        Optional<String> unfinished = config.resume() ? unfinished() : Optional.empty();
        ReleaseReport report = ReleaseReport.begun(DeploymentId.at(now), release.targets(), now);
        report = report.of(unfinished.orElse(report.id()), unfinished.isPresent(), release.parts());
        List<PlannedDeployment> planned = new ArrayList<>();
        for (int place = 0; place < report.parts().size(); place++) {
            Part part = report.parts().get(place);
            GoalTarget target = targets.get(part.target());
            DeployConfig one = release.configure(targets.told(part.target()), target.config(), part, report.id());
            planned.add(
                    new PlannedDeployment(ReleaseWords.heading(report, place), one, planner.plan(one, target.route())));
        }
        return planned;
    }

    private Optional<String> unfinished() throws TransportException {
        Map<String, List<DeploymentRow>> last = new LinkedHashMap<>();
        for (String name : release.targets()) {
            last.put(name, targets.last(name));
        }
        return new PriorReleases(release.targets(), last).unfinished();
    }
}
