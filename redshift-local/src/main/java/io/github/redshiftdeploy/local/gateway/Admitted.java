package io.github.redshiftdeploy.local.gateway;

/**
 * A client that was let in.
 *
 * @param server its connection to the server
 * @param role who it is there
 */
record Admitted(BackendConnection server, String database, String role) {}
