package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that a statement does which may do harm, depending on how large its table is.
 *
 * @param thing what it does it to; absent when nobody knows
 * @param cascades whether what depends on that goes with it
 * @param at where the first statement of the script begins that does it
 * @param count how many do
 */
public record Hazard(
        Nature nature, StatementKind kind, @Nullable DatabaseObject thing, boolean cascades, Position at, int count) {

    /** What is done. */
    public enum Nature {
        /** All rows go. */
        LOSES_ROWS,
        /** What a column holds goes. */
        LOSES_COLUMN,
        /** Every row is changed or removed. */
        CHANGES_ALL_ROWS,
        /** Some rows are changed or removed. */
        CHANGES_ROWS,
        /** Rows go to another table, at once and for good. */
        MOVES_ROWS,
        /** All rows are written anew. */
        REWRITES,
        /** Readers and writers of a table wait. */
        LOCKS,
        /** Something goes that can be made again. */
        DROPS,
        /** A procedure runs, and does what it does. */
        CALLS,
        /** Nobody knows. */
        UNKNOWN
    }

    Hazard again() {
        return new Hazard(nature, kind, thing, cascades, at, count + 1);
    }
}
