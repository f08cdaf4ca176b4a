package io.github.redshiftdeploy.plan;

/** What happens with a script. */
public enum Action {
    /** It runs from its first statement. */
    RUN,
    /** It goes on after the statements that an earlier deployment has committed. */
    RESUME,
    /** It does not run. */
    SKIP
}
