package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.diagnostic.Code;

/** What is wrong with definitions that the catalogue gives. */
public enum CatalogueCode implements Code {
    UNSEEN("RS4701"),
    DOES_NOT_PARSE("RS4702"),
    NO_SUCH_SCHEMA("RS4703"),
    IN_THE_WAY("RS4704"),
    DRIFTED("RS4705"),
    NOT_KEPT("RS4706");

    private final String id;

    CatalogueCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
