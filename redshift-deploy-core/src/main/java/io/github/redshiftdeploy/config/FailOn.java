package io.github.redshiftdeploy.config;

/** The least finding that fails a validation. */
public enum FailOn {
    ERROR,
    WARNING,
    /** Findings are only told. */
    NEVER
}
