package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is asked of and told to the table of the times of tests.
 *
 * @param tables the tables of the history
 * @param identity whose tests are meant
 */
record TimingTable(Tables tables, Identity identity) {

    /** So many of the last runs tell how long something takes. */
    private static final int RUNS = 20;

    /** What is older tells nothing any more. */
    private static final int DAYS = 90;

    private String project() {
        return literal(identity.project(), 512);
    }

    /** Returns the query for how long statements took in the last runs. */
    String last(Collection<Timing.Key> keys) {
        Set<String> paths = new TreeSet<>();
        keys.forEach(key -> paths.add(SqlText.literal(key.path(), 2_048)));
        return "SELECT t.path AS path, t.digest AS digest, t.millis AS millis FROM (SELECT path, digest, millis,"
                + " ROW_NUMBER() OVER (PARTITION BY path, digest ORDER BY recorded_at DESC) AS place FROM "
                + tables.timing() + " WHERE project = " + project() + " AND path IN ("
                + String.join(", ", paths) + ")) t WHERE t.place <= " + RUNS;
    }

    /** Returns what the answer to such a query says: the times of each statement, in milliseconds. */
    Map<Timing.Key, List<Long>> read(List<Row> rows) {
        Map<Timing.Key, List<Long>> times = new HashMap<>();
        for (Row row : rows) {
            HistoryRow read = new HistoryRow(row, TableLayout.TIMING, tables.schema());
            Timing.Key key = new Timing.Key(read.text("path"), read.checksum("digest"));
            times.computeIfAbsent(key, one -> new ArrayList<>()).add((long) read.number("millis"));
        }
        return times;
    }

    /** Returns the statements that add times, and forget those that are too old. */
    List<String> insert(String deployment, List<Timing> timings) {
        if (timings.isEmpty()) {
            return List.of();
        }
        String values = timings.stream()
                .map(timing -> "(" + literal(deployment) + ", " + project() + ", "
                        + SqlText.literal(timing.path(), 2_048) + ", " + timing.statement() + ", "
                        + literal(timing.digest()) + ", " + Math.min(timing.millis(), Integer.MAX_VALUE) + ", SYSDATE)")
                .collect(Collectors.joining(", "));
        return List.of(
                "DELETE FROM " + tables.timing() + " WHERE project = " + project() + " AND recorded_at < DATEADD(day, -"
                        + DAYS + ", SYSDATE)",
                "INSERT INTO " + tables.timing() + " (" + TableLayout.TIMING.all() + ") VALUES " + values);
    }
}
