package io.github.redshiftdeploy.local.gateway;

import java.io.IOException;

/** PostgreSQL refused what the stand-in itself asked for. */
public final class BackendException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    BackendException(ServerError error) {
        super(error.message());
        this.sqlState = error.sqlState();
    }

    public String sqlState() {
        return sqlState;
    }
}
