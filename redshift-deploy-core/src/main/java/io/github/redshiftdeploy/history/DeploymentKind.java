package io.github.redshiftdeploy.history;

/** What somebody did who took the lease. */
public enum DeploymentKind {
    /** Ran scripts. */
    DEPLOY,
    /** Told the history of scripts that it did not know that they are applied. */
    BASELINE,
    /** Told the history what is true of scripts that it knows. */
    REPAIR
}
