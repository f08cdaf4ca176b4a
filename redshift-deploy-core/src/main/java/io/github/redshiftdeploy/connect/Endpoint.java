package io.github.redshiftdeploy.connect;

/** Where a cluster listens. */
public record Endpoint(String host, int port) {

    /** Redshift's port unless somebody chose another one. */
    public static final int DEFAULT_PORT = 5439;

    /** Returns host and port as a URL has them: the address of IPv6 in brackets. */
    @Override
    public String toString() {
        boolean bare = host.contains(":") && !host.startsWith("[");
        return (bare ? "[" + host + "]" : host) + ":" + port;
    }
}
