package io.github.redshiftdeploy.sql;

/**
 * How a statement locks the tables that it changes, until its transaction ends; the page {@code r_STV_LOCKS} and the
 * manual's chapter on write operations name the modes.
 */
public enum TableLock {
    /** It locks none that it changes, or nobody has to wait for it. */
    NONE(""),
    /** Others who write wait. */
    SHARE_ROW_EXCLUSIVE("ShareRowExclusive"),
    /** Others who read or write wait. */
    ACCESS_EXCLUSIVE("AccessExclusive");

    private final String word;

    TableLock(String word) {
        this.word = word;
    }

    /** Returns the mode as the system tables write it. */
    @Override
    public String toString() {
        return word;
    }
}
