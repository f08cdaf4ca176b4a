package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.diagnostic.Code;

/** What goes wrong with the history and the lease. */
public enum HistoryCode implements Code {
    NOT_ALLOWED("RS4201"),
    NEWER_VERSION("RS4202"),
    LOCKED("RS4203"),
    LEASE_LOST("RS4204"),
    NO_LEASE("RS4205"),
    NO_SUCH_SCRIPT("RS4207"),
    DAMAGED("RS4208"),
    FOREIGN_OWNER("RS4209"),
    STRANGER("RS4210"),
    MISSING_RIGHTS("RS4211"),
    UNKNOWN_PROJECT("RS4212");

    private final String id;

    HistoryCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
