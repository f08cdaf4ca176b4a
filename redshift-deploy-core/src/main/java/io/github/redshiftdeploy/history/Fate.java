package io.github.redshiftdeploy.history;

/** What became of a statement that ran by itself, as the cluster's query history tells it. */
public enum Fate {
    DONE,
    FAILED,
    /** It is not there, has not ended, or has failed when it may have committed some of its work. */
    UNKNOWN;

    /** Tells whether the query history will say nothing else of a statement than this. */
    static boolean isFinal(String status) {
        return switch (status) {
            case "success", "failed", "canceled", "cancelled" -> true;
            default -> false;
        };
    }

    /**
     * Returns what the query history says.
     *
     * @param status one that is final
     * @param inParts whether the statement may have committed some of its work before it failed
     */
    static Fate of(String status, boolean inParts) {
        if (status.equals("success")) {
            return DONE;
        }
        return inParts ? UNKNOWN : FAILED;
    }
}
