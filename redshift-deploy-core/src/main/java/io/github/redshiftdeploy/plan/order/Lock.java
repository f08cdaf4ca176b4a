package io.github.redshiftdeploy.plan.order;

import io.github.redshiftdeploy.sql.TableLock;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The strongest lock that a script takes on a table against others.
 *
 * @param by the statements and calls that take it
 */
public record Lock(TableLock mode, String table, Set<String> by) {

    Lock or(Lock other) {
        if (mode != other.mode) {
            return mode.compareTo(other.mode) > 0 ? this : other;
        }
        Set<String> both = new LinkedHashSet<>(by);
        both.addAll(other.by);
        return new Lock(mode, table, both);
    }

    /** Returns who waits for it. */
    public String waiting() {
        return mode == TableLock.ACCESS_EXCLUSIVE ? "readers and writers" : "writers";
    }

    @Override
    public String toString() {
        return mode + " on " + table + ": " + String.join(", ", by) + "; " + waiting() + " wait";
    }
}
