package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.diagnostic.Code;

/** What can be wrong with the text of a script. */
public enum SqlCode implements Code {
    UNTERMINATED_STRING("RS1001"),
    UNTERMINATED_NAME("RS1002"),
    UNTERMINATED_BODY("RS1003"),
    UNTERMINATED_COMMENT("RS1004"),
    STATEMENT_TOO_LONG("RS1005"),
    NUL_CHARACTER("RS1006"),
    WRONG_ENCODING("RS1007"),
    UNKNOWN_STATEMENT("RS1008"),
    META_COMMAND("RS1009"),
    SYNTAX("RS1010"),
    UNCLOSED_BRACKET("RS1011"),
    TEMPLATE("RS1012"),
    UNSUPPORTED("RS1013"),
    TOO_DEEP("RS1014"),
    /** The same option, parameter or column twice, or two that exclude each other. */
    CONFLICT("RS1015"),
    UNKNOWN_TYPE("RS1020"),
    /** A length, a number of columns or the like beyond what Redshift takes. */
    LIMIT_EXCEEDED("RS1021"),
    /** A compression encoding that does not exist, or not for the type of its column. */
    COMPRESSION("RS1022"),
    /** A key or a constraint on a column that the table does not have. */
    UNKNOWN_COLUMN("RS1023"),
    /** An attribute that a column of its type, or any column, cannot have. */
    COLUMN_ATTRIBUTE("RS1024");

    private final String id;

    SqlCode(String id) {
        this.id = id;
    }

    /** Tells whether the rest of a script cannot be read after such a mistake. */
    public boolean endsReading() {
        return switch (this) {
            case UNTERMINATED_STRING,
                    UNTERMINATED_NAME,
                    UNTERMINATED_BODY,
                    UNTERMINATED_COMMENT,
                    STATEMENT_TOO_LONG,
                    WRONG_ENCODING -> true;
            case NUL_CHARACTER,
                    UNKNOWN_STATEMENT,
                    META_COMMAND,
                    SYNTAX,
                    UNCLOSED_BRACKET,
                    TEMPLATE,
                    UNSUPPORTED,
                    TOO_DEEP,
                    CONFLICT,
                    UNKNOWN_TYPE,
                    LIMIT_EXCEEDED,
                    COMPRESSION,
                    UNKNOWN_COLUMN,
                    COLUMN_ATTRIBUTE -> false;
        };
    }

    @Override
    public String id() {
        return id;
    }
}
