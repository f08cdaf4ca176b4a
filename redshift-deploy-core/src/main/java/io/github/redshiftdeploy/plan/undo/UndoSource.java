package io.github.redshiftdeploy.plan.undo;

/** Where the SQL comes from that undoes a script, in the order of trust. */
public enum UndoSource {
    /** {@code x.rollback.sql}, which a person has written beside {@code x.sql}. */
    COMPANION("its companion"),
    /** What the objects were before the deployment, as the history has it, beside what they are now. */
    CAPTURED("what its objects were before");

    private final String words;

    UndoSource(String words) {
        this.words = words;
    }

    /** Returns what people call it. */
    public String words() {
        return words;
    }
}
