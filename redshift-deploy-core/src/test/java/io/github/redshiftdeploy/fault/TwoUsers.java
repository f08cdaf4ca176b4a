package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.fault.Database;
import java.sql.SQLException;
import java.util.List;

/** Two ordinary database users, of whom neither sees nor ends the other's sessions. */
record TwoUsers(List<String> names) {
    private static final String PASSWORD = "Fault-1-Password";

    /** Makes them, if they are not there. */
    static TwoUsers of(Database database) throws SQLException {
        List<String> names = List.of("fault_ann", "fault_ci");
        for (String name : names) {
            if (database.column("SELECT 1 FROM pg_user WHERE usename = '" + name + "'")
                    .isEmpty()) {
                database.run("CREATE USER " + name + " PASSWORD '" + PASSWORD + "'");
            }
        }
        return new TwoUsers(names);
    }

    /** Returns their ways in to a database. */
    List<Cluster> behind(Cluster other) {
        return names.stream().map(name -> other.user(name, PASSWORD)).toList();
    }
}
