package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.Backend;
import java.util.Set;

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

    /** Returns the names of the databases that clients may enter. */
    Set<String> databases();

    /** Returns the names of those that were made of datashares. */
    Set<String> sharedDatabases();

    /** Sees to it that a database has the mirror of a table in another one, if that is committed. */
    void mirror(String database, Elsewhere table);
}
