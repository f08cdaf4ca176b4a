package io.github.redshiftdeploy.local.aws;

/** Where a statement of the Data API stands. */
enum DataStatus {
    /** It waits for its turn. */
    SUBMITTED(true),
    /** A session is being opened for it. */
    PICKED(true),
    STARTED(true),
    FINISHED(false),
    FAILED(false),
    /** Somebody cancelled it, or one before it in its batch failed. */
    ABORTED(false);

    private final boolean active;

    DataStatus(boolean active) {
        this.active = active;
    }

    /** Returns whether more will become of it. */
    boolean active() {
        return active;
    }
}
