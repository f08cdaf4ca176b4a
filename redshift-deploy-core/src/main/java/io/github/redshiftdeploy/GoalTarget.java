package io.github.redshiftdeploy;

import io.github.redshiftdeploy.Surroundings.LocalDatabase;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.report.ReportFolder;
import io.github.redshiftdeploy.script.Checkout;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database that a goal means: how it is used, and the way to it. The stand-in runs until this is closed. */
public final class GoalTarget implements AutoCloseable {

    private final DeployConfig config;
    private final Route route;
    private final @Nullable LocalDatabase standIn;

    private GoalTarget(DeployConfig config, Route route, @Nullable LocalDatabase standIn) {
        this.config = config;
        this.route = route;
        this.standIn = standIn;
    }

    static GoalTarget open(GoalSettings told, Surroundings around) throws IOException {
        if (!told.isOnStandIn()) {
            return open(told, around, null);
        }
        LocalDatabase standIn = around.standIn();
        try {
            return open(told, around, standIn);
        } catch (RuntimeException | IOException e) {
            standIn.close();
            throw e;
        }
    }

    private static GoalTarget open(GoalSettings told, Surroundings around, @Nullable LocalDatabase standIn)
            throws IOException {
        Map<String, String> local = standIn == null ? Map.of() : standIn.connection();
        DeployConfig config =
                told.deployment(local, around::passwords, Checkout.of(told.root()), ReportFolder.of(told));
        return new GoalTarget(config, new RouteOnDemand(() -> around.route(config)), standIn);
    }

    /** Returns the same, used in another way. */
    GoalTarget as(DeployConfig other) {
        return new GoalTarget(other, route, standIn);
    }

    /** Returns how it is used, found to be right. */
    public DeployConfig config() {
        return config;
    }

    /** Returns the way to it; AWS is asked when it is needed. */
    public Route route() {
        return route;
    }

    @Override
    public void close() {
        try {
            route.close();
        } finally {
            if (standIn != null) {
                standIn.close();
            }
        }
    }
}
