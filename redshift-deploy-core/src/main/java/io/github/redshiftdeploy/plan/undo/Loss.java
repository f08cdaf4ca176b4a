package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.connect.SqlText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows, or values in them, that undoing would lose if they are there.
 *
 * @param what what would be lost, in words
 * @param table the table, as SQL names it
 * @param condition which of its rows have something to lose; absent for all of them
 */
public record Loss(String what, String table, @Nullable String condition) {

    /** Returns the query that tells how many rows there are. */
    public String count() {
        return "SELECT COUNT(*) FROM " + table + (condition == null ? "" : " WHERE " + condition);
    }

    /**
     * Returns the statements that fail when there is such a row after all, and let nobody write one before the
     * transaction ends that they are in.
     */
    List<String> guard() {
        return List.of(
                "LOCK " + table,
                "SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END AS " + SqlText.name("nothing is lost") + " FROM "
                        + table + (condition == null ? "" : " WHERE " + condition));
    }
}
