package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.Backend;

/** What the dialect of a connection asks about the databases, and what it lets others know. */
public interface Cluster {
    /** Returns the cluster behind a gateway; all its connections share it. */
    static Cluster behind(Backend backend) {
        return new LiveCluster(backend);
    }

    /** Returns which tables of a database lie in a data lake. */
    Lake lake(String database);

    /** Says that a text may change which tables of a database lie in a data lake. */
    void lakeChanges(String database);
}
