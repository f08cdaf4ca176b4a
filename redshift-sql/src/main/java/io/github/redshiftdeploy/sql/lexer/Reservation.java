package io.github.redshiftdeploy.sql.lexer;

/**
 * Why a word is no name unless it is quoted, or why it is one though the manual calls it reserved
 * ({@code r_pg_keywords}, autumn 2026).
 */
enum Reservation {
    /** The manual does not list it. */
    NONE(false),
    /** PostgreSQL 8.0, whose grammar Redshift's comes from, reserves it too: queries cannot be read otherwise. */
    POSTGRES(true),
    /** PostgreSQL 8.0 takes it for a function alone, for it stands between two operands or two relations. */
    BETWEEN_OPERANDS(true),
    /** A clause or a function without parentheses that Redshift added to queries. */
    CLAUSE(true),
    /** An encoding of columns, which stands where a name might. */
    ENCODING(true),
    /** An option of COPY, UNLOAD or a table; the manual lists it, and nobody reports a cluster that takes it. */
    OPTION(true),
    /** Kept for commands of the system; the manual lists it, and nobody reports a cluster that takes it. */
    SYSTEM(true),
    /** A type: it begins a literal such as {@code TIMESTAMP '…'}, and a cluster takes it for that before a comma. */
    TYPE(true),
    /** The manual lists it, but tables of the system have a column of this name. */
    SYSTEM_COLUMN(false),
    /** The manual lists it, but a cluster takes it for the name of a schema, a table or a column, as users report. */
    TAKEN(false);

    private final boolean refused;

    Reservation(boolean refused) {
        this.refused = refused;
    }

    boolean refused() {
        return refused;
    }
}
