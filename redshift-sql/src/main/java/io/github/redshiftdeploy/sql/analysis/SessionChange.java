package io.github.redshiftdeploy.sql.analysis;

/** What a statement changes in its session, so that later statements of the session mean or do something else. */
public enum SessionChange {
    /** A parameter: {@code SET}, {@code RESET}, {@code set_config} wherever in a statement it is called. */
    SETTING,
    /** The user: {@code SET SESSION AUTHORIZATION}. */
    USER,
    /** The database in which names are looked for: {@code USE}, {@code RESET USE}. */
    DATABASE,
    /** A prepared plan. */
    PLAN,
    /** Whatever a procedure does whose body is not known, temporary tables included. */
    ANYTHING
}
