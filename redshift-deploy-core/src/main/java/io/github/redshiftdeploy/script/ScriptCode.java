package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Code;

/** What can be wrong with the choice, the order and the text of scripts. */
public enum ScriptCode implements Code {
    NOT_FOUND("RS2101"),
    EMPTY_SET("RS2102"),
    LISTED_TWICE("RS2103"),
    LISTED_NOT_THERE("RS2104"),
    NOT_LISTED("RS2105"),
    MALFORMED_ORDERING("RS2106"),
    UNKNOWN_KEY("RS2107"),
    OUTSIDE_PROJECT("RS2108"),
    DIRECTORY("RS2109"),
    COMPANION("RS2110"),
    UNKNOWN_PLACEHOLDER("RS2111"),
    BREAKING_VALUE("RS2112"),
    WRONG_DIRECTIVE("RS2113"),
    UNREADABLE("RS2114"),
    CHANGED_MEANWHILE("RS2115"),
    NO_REPOSITORY("RS2116"),
    UNKNOWN_REF("RS2117"),
    NO_BRANCH_POINT("RS2118"),
    COMPANION_ALONE("RS1070"),
    WRONG_REQUIREMENT("RS1071");

    private final String id;

    ScriptCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
