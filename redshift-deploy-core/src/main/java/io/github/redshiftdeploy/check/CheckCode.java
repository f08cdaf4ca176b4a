package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Code;

/** What checks find in scripts. */
public enum CheckCode implements Code {
    REFUSED_IN_TRANSACTION("RS2201"),
    OPEN_BLOCK("RS2202"),
    NO_BLOCK("RS2203"),
    NESTED_BLOCK("RS2204"),
    COMMITS_BLOCK("RS2205"),
    NO_STATEMENT("RS2206"),
    TOO_MANY("RS2207"),
    STALE_BASELINE("RS2209"),
    NO_CURSOR("RS2210"),
    COMMITTING_CALL("RS2211"),
    NO_DEPENDENCY_ORDER("RS2212"),
    TWO_DATABASES("RS2213"),
    EXTERNAL_WRITE_IN_PROCEDURE("RS2214"),
    TOO_LONG_FOR_TRANSPORT("RS2215");

    private final String id;

    CheckCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
