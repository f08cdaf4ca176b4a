package io.github.redshiftdeploy.sql;

/** What a statement does to the transaction it is in. */
public enum StatementClass {
    /** Runs in a transaction and is undone with it. */
    TRANSACTIONAL,
    /** Redshift refuses it inside a transaction block; it is sent by itself and commits by itself. */
    ALONE,
    /** Allowed in a transaction, but commits everything before it, and itself. */
    COMMITS,
    /** Opens a transaction block. */
    OPENS,
    /** Ends a transaction block and keeps its work. */
    CLOSES,
    /** Ends a transaction block and undoes its work. */
    UNDOES,
    /**
     * A {@code COMMIT} where no block is open: what stands before it is committed. Its place in a script makes it one;
     * no kind of statement is of this class by itself.
     */
    BORDER
}
