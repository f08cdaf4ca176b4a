package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Code;

/** How a deployment fails. */
public enum ExecuteCode implements Code {
    STATEMENT_FAILED("RS5001"),
    CANCELLED("RS5002"),
    CONNECTION_LOST("RS5003"),
    COMMIT_IN_DOUBT("RS5004"),
    COMMIT_FAILED("RS5005"),
    HISTORY_FAILED("RS5006"),
    LOCK_WAIT("RS5007"),
    REPORT_FAILED("RS5008"),
    ADDED_FAILED("RS5009"),
    NOT_MET("RS6620");

    private final String id;

    ExecuteCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
