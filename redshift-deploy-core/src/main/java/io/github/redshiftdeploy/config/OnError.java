package io.github.redshiftdeploy.config;

/** What becomes of the scripts after one that failed. */
public enum OnError {
    /** They do not run. */
    STOP,
    /** Those run that do not depend on it, and the deployment fails at its end. */
    CONTINUE,
    /** They do not run, and what the deployment has committed is undone. */
    ROLLBACK
}
