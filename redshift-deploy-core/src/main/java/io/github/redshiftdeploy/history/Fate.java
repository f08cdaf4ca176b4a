package io.github.redshiftdeploy.history;

/** What became of a statement that ran by itself, as the cluster's query history tells it. */
public enum Fate {
    DONE,
    FAILED,
    /** It is not there, has not ended, or has failed when it may have committed some of its work. */
    UNKNOWN;

    /**
     * Returns what the query history says.
     *
     * @param inParts whether the statement may have committed some of its work before it failed
     */
    static Fate of(String status, boolean inParts) {
        return switch (status) {
            case "success" -> DONE;
            case "failed", "canceled", "cancelled" -> inParts ? UNKNOWN : FAILED;
            default -> UNKNOWN;
        };
    }
}
