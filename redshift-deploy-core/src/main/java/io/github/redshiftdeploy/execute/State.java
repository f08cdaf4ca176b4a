package io.github.redshiftdeploy.execute;

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
    SKIPPED
}
