package io.github.redshiftdeploy.config;

/** When a script runs. */
public enum RunPolicy {
    /** Each time. */
    ALWAYS,
    /** Never again after it succeeded. */
    ONCE,
    /** Again when its text changed. */
    ON_CHANGE
}
