package io.github.redshiftdeploy.config;

import java.util.EnumSet;
import java.util.Set;

/** What of a script commits together. */
public enum TransactionPolicy {
    /** The longest stretches that Redshift allows; what it refuses in a transaction runs alone. */
    AUTO,
    /** The whole script; a statement that does not allow it is an error. */
    SCRIPT,
    /** Each statement by itself. */
    NONE,
    /** All scripts of the deployment; no script may choose anything else. */
    DEPLOYMENT;

    /** Returns what a script may choose for itself. */
    public static Set<TransactionPolicy> ofScripts() {
        return EnumSet.complementOf(EnumSet.of(DEPLOYMENT));
    }

    /** Tells whether no script may end the transaction that it is in. */
    public boolean whole() {
        return this == SCRIPT || this == DEPLOYMENT;
    }
}
