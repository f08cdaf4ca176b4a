package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Code;

/** What can be wrong with the configuration. */
public enum ConfigCode implements Code {
    NO_TARGET("RS2001"),
    SEVERAL_WAYS("RS2002"),
    WRONG_VALUE("RS2003"),
    UNKNOWN_TARGET("RS2004"),
    NO_REGION("RS2005"),
    NO_DATABASE("RS2006"),
    NO_SERVER("RS2007"),
    FILE_NOT_FOUND("RS2008"),
    UNKNOWN_PROPERTY("RS2009"),
    UNKNOWN_RULE("RS2010"),
    MALFORMED_BASELINE("RS2011"),
    WRONG_TARGETS("RS2012"),
    WRONG_WINDOW("RS2013"),
    WRONG_WAIVER("RS2014");

    private final String id;

    ConfigCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
