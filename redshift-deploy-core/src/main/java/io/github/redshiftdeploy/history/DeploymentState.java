package io.github.redshiftdeploy.history;

/** How far a deployment came, as the history has it. */
public enum DeploymentState {
    /** It has begun and not ended; what stays so was cut off. */
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Stopped by a person or by the machine that ran it. */
    CANCELLED
}
