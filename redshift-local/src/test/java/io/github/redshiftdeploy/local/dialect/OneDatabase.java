package io.github.redshiftdeploy.local.dialect;

import java.util.Set;

/** A cluster with one database and no data lake. */
final class OneDatabase implements Cluster {
    static Dialect dialect() {
        return new Dialect("dev", new OneDatabase());
    }

    @Override
    public Lake lake(String database) {
        return Lake.NONE;
    }

    @Override
    public void lakeChanges(String database) {
        // There never is one.
    }

    @Override
    public Set<String> databases() {
        return Set.of("dev");
    }

    @Override
    public Set<String> sharedDatabases() {
        return Set.of();
    }

    @Override
    public void mirror(String database, Elsewhere table) {
        // There is no other database.
    }
}
