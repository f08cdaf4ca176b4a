package io.github.redshiftdeploy.history;

import java.util.Optional;

/** What became of a statement that ran by itself, as the cluster's query history tells it. */
public enum Fate {
    DONE,
    FAILED,
    /** It is not there, has not ended, or has failed when it may have committed some of its work. */
    UNKNOWN;

    /**
     * Returns what the query history says; nothing as long as it may still say something else.
     *
     * @param inParts whether the statement may have committed some of its work before it failed
     */
    static Optional<Fate> of(String status, boolean inParts) {
        return switch (status) {
            case "success" -> Optional.of(DONE);
            case "failed", "canceled", "cancelled" -> Optional.of(inParts ? UNKNOWN : FAILED);
            default -> Optional.empty();
        };
    }
}
