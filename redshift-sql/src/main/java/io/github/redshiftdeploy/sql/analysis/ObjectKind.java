package io.github.redshiftdeploy.sql.analysis;

/** The kinds of objects, as far as names tell them apart: a table and a view of one name cannot both be. */
public enum ObjectKind {
    /** A table, a view or a materialized view. */
    RELATION,
    /** A temporary table, which lives as long as the session. */
    TEMPORARY_TABLE,
    /** A procedure or a function. Those of one name and several signatures count as one. */
    ROUTINE,
    SCHEMA,
    DATABASE,
    /** A user, a group or a role. */
    PRINCIPAL,
    MODEL,
    LIBRARY,
    DATASHARE,
    /** A policy for rows or for masking. */
    POLICY,
    IDENTITY_PROVIDER,
    TEMPLATE,
    /** What lies outside of Redshift, of which no text tells what is the same. */
    FILES;

    /** Tells whether objects of this kind are in a schema, which their names may leave out. */
    public boolean inSchema() {
        return this == RELATION || this == ROUTINE || this == MODEL || this == TEMPLATE;
    }
}
