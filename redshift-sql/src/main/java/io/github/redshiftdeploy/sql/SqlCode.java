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
    META_COMMAND("RS1009");

    private final String id;

    SqlCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
