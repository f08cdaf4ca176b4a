package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.testkit.fault.Evidence;
import io.github.redshiftdeploy.testkit.fault.Piece;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What others do, or somebody does to the history, between a deployment that failed and the next one.
 *
 * @param problems where is said what came of it and should not
 */
record Interlude(Lane lane, List<String> problems) {
    private static final Identity NAMESAKE = new Identity("com.example.other:project", "project", "");
    private static final Identity NIGHTLY = new Identity("project", "project", "nightly");

    /** Deploys once more. */
    @FunctionalInterface
    interface Deploying {
        Attempt deploy() throws IOException, SQLException, TransportException;
    }

    /**
     * Lets it happen, if it can.
     *
     * @param settings with which is deployed
     */
    boolean happens(Fault fault, Map<String, String> settings, Deploying next)
            throws IOException, SQLException, TransportException {
        switch (fault.kind()) {
            case OTHER_PROJECT -> neighbour(fault, NAMESAKE, "010-once.sql");
            // What runs on change is known by project and path, whichever execution deploys it.
            case OTHER_EXECUTION -> neighbour(fault, NIGHTLY, "200-nightly.sql");
            case BASELINE -> baseline(settings);
            default -> {
                return damage(fault, next);
            }
        }
        return true;
    }

    private void neighbour(Fault fault, Identity identity, String script)
            throws IOException, SQLException, TransportException {
        if (!lane.neighbourDeploys(identity, script)) {
            problems.add(fault + ": the script of somebody else has not run");
        }
    }

    private boolean damage(Fault fault, Deploying next) throws IOException, SQLException, TransportException {
        Optional<String> last = lane.records().last();
        if (last.isEmpty()) {
            return false;
        }
        Damage damage = Damage.to(lane);
        String comment = damage.comment();
        if (!damage.done(fault, last.get())) {
            return false;
        }
        Attempt refused = next.deploy();
        if (!refused.shown().contains("error[RS4208]")) {
            problems.add(fault + " was not noticed: " + refused.shown());
        }
        damage.mend(fault, comment);
        return true;
    }

    /** What was said to be applied does not run. */
    private void baseline(Map<String, String> settings) throws IOException, SQLException, TransportException {
        Map<String, Integer> before = lane.evidence();
        Project project = lane.release(settings);
        project.deployer().baseline(project.config(), Warehouse.route(lane.cluster()));
        Attempt.at(lane.release(settings));
        lane.calm();
        Map<String, Integer> after = lane.evidence();
        for (Piece piece : lane.scenario().release()) {
            // What was applied with another text stays changed: it is 'repair' that takes the new one for applied.
            boolean counts = !piece.always()
                    && lane.scenario().before().stream()
                            .noneMatch(old -> old.name().equals(piece.name()));
            for (int statement = 1; statement <= piece.statements() && counts; statement++) {
                String key = Evidence.key(piece, statement);
                if (!Objects.equals(before.get(key), after.get(key))) {
                    problems.add("a baseline said that " + key + " is applied, and then it ran");
                }
            }
        }
    }
}
