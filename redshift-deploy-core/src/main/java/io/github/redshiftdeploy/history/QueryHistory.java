package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.TransportException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the cluster itself remembers of statements, which is asked where no row of the history can tell. */
final class QueryHistory {

    private static final long PAUSE_MILLIS = 200;

    /** How often the cluster's query history is asked: its rows come with a delay. */
    private static final int LOOKS = 5;

    private final Control control;

    QueryHistory(Control control) {
        this.control = control;
    }

    /** What is in doubt is asked of the cluster; of what it does not know either, the doubt stays. */
    Map<String, ScriptRow> settled(Map<String, ScriptRow> rows) throws TransportException {
        Map<String, ScriptRow> settled = new LinkedHashMap<>(rows);
        for (ScriptRow row : rows.values()) {
            if (row.inDoubt()) {
                Fate fate = fate(row.deployment(), row.path(), row.alone());
                settled.put(row.path(), fate == Fate.UNKNOWN ? row : row.settled(fate == Fate.DONE));
            }
        }
        return settled;
    }

    /**
     * Returns what the cluster's query history says of a statement that a deployment ran by itself: of that alone a
     * success is a commit. That it is not there proves nothing: rows come late, are kept for days, and are shown to
     * their own user only.
     */
    Fate fate(String deployment, String script, int statement) throws TransportException {
        String comment = Marker.beginning(deployment, script, statement);
        String inParts = comment + Marker.IN_PARTS;
        String query = "SELECT status, CASE WHEN LEFT(query_text, " + inParts.length() + ") = " + literal(inParts)
                + " THEN 'parts' ELSE 'whole' END FROM sys_query_history WHERE LEFT(query_text, " + comment.length()
                + ") = " + literal(comment) + " ORDER BY start_time DESC LIMIT 1";
        for (int look = 0; look < LOOKS; look++) {
            if (look > 0) {
                pause();
            }
            Optional<Fate> fate = control.query(List.of(query)).stream()
                    .findFirst()
                    .flatMap(row -> Fate.of(row.text(0).strip(), row.text(1).equals("parts")));
            if (fate.isPresent()) {
                return fate.get();
            }
        }
        return Fate.UNKNOWN;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
