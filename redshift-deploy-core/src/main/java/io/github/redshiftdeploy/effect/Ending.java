package io.github.redshiftdeploy.effect;

/** What a procedure does to the transaction that it is called in. */
public enum Ending {
    /** It works in it. */
    NONE,
    /**
     * It works in it as far as its text tells. What handles an error, what it runs by a text that it builds, and what
     * its text does not tell may be committed before the call fails.
     */
    UNCERTAIN,
    /** {@code NONATOMIC}: each of its statements has a transaction of its own, unless the caller has begun one. */
    OWN_TRANSACTIONS,
    /** It commits or rolls back, which Redshift refuses in a block of the caller. */
    ENDS;

    /** Returns what happens when it may be a procedure like this or like another. */
    Ending or(Ending other) {
        return compareTo(other) > 0 ? this : other;
    }
}
