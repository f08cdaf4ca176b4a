package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.history.DeploymentId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Waits until a consumer sees the datashares that its producer has just made. That they arrive is the server's affair,
 * and who may not see them in {@code SVV_DATASHARES} may use them all the same: so the wait has an end, and is none of
 * the deployment's failures.
 */
final class ShareWait {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Duration patience;
    private final Clock clock;
    private final Consumer<String> log;

    /**
     * Waits for nothing yet.
     *
     * @param patience how long to wait at most
     */
    ShareWait(Duration patience, Clock clock, Consumer<String> log) {
        this.patience = patience;
        this.clock = clock;
        this.log = log;
    }

    /** Waits until a target sees all of them, and returns those that it does not see. */
    Set<String> await(GoalTarget target, Set<String> shares) throws InterruptedException {
        if (shares.isEmpty()) {
            return shares;
        }
        Route route = target.route();
        DeployConfig config = target.config().located(route::database);
        long deadline = System.nanoTime() + patience.toNanos();
        try (ReachedTarget reached = ReachedTarget.of(DeploymentId.at(clock.instant()), config, route, log)) {
            Set<String> missing = missing(reached, shares);
            if (!missing.isEmpty()) {
                log.accept("waits up to " + patience.toSeconds() + " s until " + named(missing) + " can be seen");
            }
            while (!missing.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(Math.min(PAUSE.toMillis(), patience.toMillis()));
                missing = missing(reached, shares);
            }
            if (!missing.isEmpty()) {
                log.accept(named(missing) + " cannot be seen yet; goes on all the same");
            }
            return missing;
        } catch (TransportException e) {
            log.accept("nobody can tell whether " + named(shares) + " can be seen: " + e.getMessage());
            return shares;
        }
    }

    private static Set<String> missing(ReachedTarget reached, Set<String> shares) throws TransportException {
        Set<String> missing = new TreeSet<>(shares);
        reached.control()
                .query(List.of("SELECT share_name FROM svv_datashares WHERE share_type = 'INBOUND' AND share_name IN ("
                        + String.join(
                                ", ", shares.stream().map(SqlText::literal).toList()) + ")"))
                .forEach(row -> missing.remove(row.text("share_name")));
        return missing;
    }

    private static String named(Set<String> shares) {
        return (shares.size() == 1 ? "datashare '" : "datashares '") + String.join("', '", shares) + "'";
    }
}
