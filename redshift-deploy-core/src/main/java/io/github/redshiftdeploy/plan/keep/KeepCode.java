package io.github.redshiftdeploy.plan.keep;

import io.github.redshiftdeploy.diagnostic.Code;

/** What is wrong with what hangs on objects. */
public enum KeepCode implements Code {
    CANNOT_BE_KEPT("RS4501"),
    LOST_PRIVILEGES("RS4502");

    private final String id;

    KeepCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
