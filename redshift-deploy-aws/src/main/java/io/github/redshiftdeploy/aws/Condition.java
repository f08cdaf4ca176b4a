package io.github.redshiftdeploy.aws;

/** What a status means for a deployment. */
enum Condition {
    /** Takes connections and writes. */
    READY,
    /** Will be ready by itself. */
    PASSING,
    /** Will be ready when somebody resumes it. */
    PAUSED,
    /** Will not be ready, however long one waits. */
    LASTING
}
