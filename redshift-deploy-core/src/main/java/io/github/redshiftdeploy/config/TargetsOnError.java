package io.github.redshiftdeploy.config;

/** What becomes of the other targets after one that failed. */
public enum TargetsOnError {
    /** No further one is begun. */
    STOP,
    /** They are deployed to all the same, and the release fails at its end. */
    CONTINUE
}
