package io.github.redshiftdeploy.config;

/** What a deployment makes of objects that somebody has changed by hand since they were deployed. */
public enum DriftPolicy {
    /** It does not ask, and keeps nothing that a later one could compare. */
    IGNORE,
    /** It says so and goes on. */
    WARN,
    /** It changes nothing. */
    REFUSE;

    /** Tells whether what objects are is asked of the catalogue. */
    public boolean asks() {
        return this != IGNORE;
    }
}
