package io.github.redshiftdeploy.sql.analysis;

/** Why a statement runs by itself. */
public enum Isolation {
    /** It does not run by itself. */
    NONE,
    /** Redshift refuses statements of its kind in a transaction. */
    KIND,
    /** It changes the database in which names are looked for, which a transaction allows only at its beginning. */
    DATABASE,
    /** It writes what lies outside of Redshift, and allows nothing else in its transaction. */
    EXTERNAL_WRITE,
    /** It drops what lies outside of Redshift, which commits at once. */
    EXTERNAL_DROP,
    /** It calls a procedure that Redshift refuses in a transaction. */
    CALL,
    /** It may be one of these: nobody knows the schema or the procedure that it names. */
    UNKNOWN_OBJECT,
    /** A part of it is not known, and may make it one of these. */
    UNKNOWN_SYNTAX,
    /** Its script says so. */
    DECLARED;

    /** Tells whether the reason is that it changes what lies outside of Redshift. */
    public boolean external() {
        return this == EXTERNAL_WRITE || this == EXTERNAL_DROP;
    }

    /** Tells whether a block of the script may hold it when nothing else stands in the block. */
    public boolean fitsOwnBlock() {
        return this == EXTERNAL_WRITE;
    }
}
