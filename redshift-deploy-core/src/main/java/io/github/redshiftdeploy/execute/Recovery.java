package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.ScriptRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what the cluster has done, after a connection was lost before it could say so. */
final class Recovery {

    private static final long PAUSE_MILLIS = 200;

    /** How often the query history is asked: its rows come with a delay. */
    private static final int LOOKS = 5;

    private final History history;
    private final Control control;
    private final Marker marker;

    Recovery(Means means) {
        this.history = means.history();
        this.control = means.control();
        this.marker = means.marker();
    }

    /** What became of a statement that ran by itself. */
    enum Fate {
        DONE,
        FAILED,
        UNKNOWN
    }

    /** Notes a session that a deployment has opened, so that another one can end it. */
    void note(Session session) throws SQLException {
        history.addSession(marker.deployment(), session.processId());
    }

    /**
     * Ends what a session of ours still does, and returns what its deployment has committed.
     *
     * @param processId the number of the session whose connection was lost
     */
    Map<String, ScriptRow> settle(int processId) throws SQLException, InterruptedException {
        history.endSession(processId);
        return history.settledBy(marker.deployment());
    }

    /** Returns what the cluster's query history says of a statement of a deployment. */
    Fate fate(String deployment, String script, int statement) throws SQLException, InterruptedException {
        String comment = new Marker(deployment, marker.audit()).beginning(script, statement);
        String query = "SELECT status FROM sys_query_history WHERE query_text LIKE " + SqlText.literal(comment + "%")
                + " ORDER BY start_time DESC LIMIT 1";
        for (int look = 1; ; look++) {
            Optional<Fate> fate = control.query(List.of(query)).stream()
                    .map(Recovery::fate)
                    .findFirst()
                    .filter(known -> known != Fate.UNKNOWN);
            if (fate.isPresent() || look == LOOKS) {
                return fate.orElse(Fate.UNKNOWN);
            }
            Thread.sleep(PAUSE_MILLIS * look);
        }
    }

    private static Fate fate(List<@Nullable String> row) {
        return switch (Objects.requireNonNullElse(row.get(0), "").strip()) {
            case "success" -> Fate.DONE;
            case "failed", "canceled", "cancelled" -> Fate.FAILED;
            default -> Fate.UNKNOWN;
        };
    }
}
