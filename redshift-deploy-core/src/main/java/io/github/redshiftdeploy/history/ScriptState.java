package io.github.redshiftdeploy.history;

/** How far a script came, as the history has it. */
public enum ScriptState {
    /** A part of it is committed. */
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** Somebody said that it was applied by other means. */
    BASELINE,
    /** Somebody said that what it failed at is mended, and that it is to count as applied. */
    REPAIRED,
    /** Somebody said that its file is gone for good: from then on it counts as never deployed. */
    FORGOTTEN,
    /** A rollback has undone it: from then on it counts as never deployed. */
    UNDONE;

    /** Tells whether the script is applied as a whole. */
    public boolean applied() {
        return this == SUCCEEDED || this == BASELINE || this == REPAIRED;
    }

    /** Tells whether the script counts as never deployed. */
    public boolean gone() {
        return this == FORGOTTEN || this == UNDONE;
    }
}
