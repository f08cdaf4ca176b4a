package io.github.redshiftdeploy.config;

/** What of a script commits together. */
public enum TransactionPolicy {
    /** The longest stretches that Redshift allows; what it refuses in a transaction runs alone. */
    AUTO,
    /** The whole script; a statement that does not allow it is an error. */
    SCRIPT,
    /** Each statement by itself. */
    NONE
}
