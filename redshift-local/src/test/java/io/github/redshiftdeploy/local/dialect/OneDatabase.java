package io.github.redshiftdeploy.local.dialect;

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
}
