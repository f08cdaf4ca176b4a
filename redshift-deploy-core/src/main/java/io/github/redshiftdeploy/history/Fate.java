package io.github.redshiftdeploy.history;

/** What became of a statement that ran by itself, as the cluster's query history tells it. */
public enum Fate {
    DONE,
    FAILED,
    /** It is not there, or has not ended. */
    UNKNOWN;

    static Fate of(String status) {
        return switch (status) {
            case "success" -> DONE;
            case "failed", "canceled", "cancelled" -> FAILED;
            default -> UNKNOWN;
        };
    }
}
