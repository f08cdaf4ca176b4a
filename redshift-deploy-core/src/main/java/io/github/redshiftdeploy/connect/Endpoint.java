package io.github.redshiftdeploy.connect;

/** Where a cluster listens. */
public record Endpoint(String host, int port) {

    /** Redshift's port unless somebody chose another one. */
    public static final int DEFAULT_PORT = 5439;

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
