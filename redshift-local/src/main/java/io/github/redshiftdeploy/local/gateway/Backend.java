package io.github.redshiftdeploy.local.gateway;

import java.io.IOException;
import java.nio.file.Path;

/** The PostgreSQL server behind the gateway: it listens on a Unix socket and trusts whoever reaches that. */
public record Backend(Path socket) {
    BackendConnection connect() throws IOException {
        return BackendConnection.to(socket);
    }

    /** Opens a session as a role, past the gateway's checks and translations. */
    public BackendSession session(String role, String database) throws IOException {
        return BackendSession.open(connect(), role, database);
    }
}
