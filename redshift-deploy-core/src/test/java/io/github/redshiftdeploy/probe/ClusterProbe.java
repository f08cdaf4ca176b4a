package io.github.redshiftdeploy.probe;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** Asks a cluster for every fact, in a schema of its own that it drops at the end. */
final class ClusterProbe {

    private ClusterProbe() {}

    /** Returns what the cluster said; nothing is changed outside of the schema. */
    static Map<Fact, Finding> ask(Cluster cluster, Map<String, String> environment) throws SQLException {
        Map<Fact, Finding> findings = new EnumMap<>(Fact.class);
        try (Ground ground = Ground.on(cluster, environment)) {
            for (Fact fact : Fact.values()) {
                findings.put(fact, ask(fact, ground));
            }
        }
        return findings;
    }

    private static Finding ask(Fact fact, Ground ground) {
        try {
            return fact.ask(ground);
        } catch (SQLException problem) {
            return Finding.of(problem);
        }
    }
}
