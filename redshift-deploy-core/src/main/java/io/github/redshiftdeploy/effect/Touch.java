package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * The most that a script does to an object, by itself or through a view or a routine that it uses.
 *
 * @param via the view or the routine that it uses; absent when the script names the object itself
 */
public record Touch(
        Action action, DatabaseObject thing, @Nullable DatabaseObject via) {

    /** Tells whether others may see a difference. */
    public boolean changes() {
        return action.changes();
    }

    /** Returns which of two touches says more. */
    Touch or(Touch other) {
        int more = rank(other.action) - rank(action);
        boolean plainer = more == 0 && via != null && other.via == null;
        return more > 0 || plainer ? other : this;
    }

    private static int rank(Action action) {
        return switch (action) {
            case APPLIES -> 0;
            case READS -> 1;
            case CALLS -> 2;
            case WRITES -> 3;
            case TRUNCATES -> 4;
            case CHANGES -> 5;
            case DROPS -> 6;
            case CREATES -> 7;
        };
    }

    /** Returns what is done, such as {@code writes}. */
    public String verb() {
        return switch (action) {
            case CREATES -> "creates";
            case CHANGES -> "changes";
            case DROPS -> "drops";
            case WRITES -> "writes";
            case TRUNCATES -> "truncates";
            case CALLS -> "calls";
            case APPLIES -> "uses";
            case READS -> thing.kind() == ObjectKind.RELATION || thing.kind() == ObjectKind.FILES ? "reads" : "uses";
        };
    }
}
