package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.history.DeploymentState;

/** How far a deployment, or a script of it, came. */
public enum State {
    /** It has begun and not ended; what stays so was cut off. */
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Stopped by a person or by the machine that ran it. */
    CANCELLED,
    /** Its turn never came. */
    NOT_RUN,
    /** It is applied already. */
    SKIPPED;

    /** Returns what the history says of a deployment that came so far. */
    public DeploymentState recorded() {
        return switch (this) {
            case RUNNING -> DeploymentState.RUNNING;
            case SUCCEEDED -> DeploymentState.SUCCEEDED;
            case CANCELLED -> DeploymentState.CANCELLED;
            case FAILED, NOT_RUN, SKIPPED -> DeploymentState.FAILED;
        };
    }
}
