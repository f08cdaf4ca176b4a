package io.github.redshiftdeploy.sql.analysis;

/** What a statement does to an object. */
public enum Action {
    /** Makes it, or makes it anew. */
    CREATES,
    /** Changes its definition, its owner or its privileges. */
    CHANGES,
    DROPS,
    /** Uses its rows or its definition. */
    READS,
    /** Adds, changes or removes its rows. */
    WRITES,
    /** Removes all its rows at once, and nobody else may look meanwhile. */
    TRUNCATES,
    /** Runs it: a procedure. */
    CALLS,
    /** Computes with it: a function or a model. */
    APPLIES;

    /** Tells whether others may see a difference. */
    public boolean changes() {
        return switch (this) {
            case CREATES, CHANGES, DROPS, TRUNCATES, WRITES -> true;
            case READS, CALLS, APPLIES -> false;
        };
    }
}
