package io.github.redshiftdeploy.local.gateway;

/**
 * A client that was let in.
 *
 * @param server its connection to the server
 * @param role who it is there
 * @param way to the other databases
 */
record Admitted(BackendConnection server, String database, String role, Lines.Way way) {}
