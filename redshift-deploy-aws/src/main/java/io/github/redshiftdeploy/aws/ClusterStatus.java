package io.github.redshiftdeploy.aws;

import java.util.Locale;
import java.util.Map;

/**
 * What the statuses of clusters and workgroups mean. One that is not listed is taken to pass.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-operations.html">Cluster status</a>
 */
final class ClusterStatus {

    private static final String WAIT = "deploy again later, or wait with -Dredshift.waitForCluster=10m";
    private static final String LOOK =
            "look at it in the console of Amazon Redshift; waiting will not make it available";

    private static final Map<String, Condition> CONDITIONS = Map.ofEntries(
            Map.entry("available", Condition.READY),
            Map.entry("available, prep-for-resize", Condition.READY),
            Map.entry("available, resize-cleanup", Condition.READY),
            Map.entry("paused", Condition.PAUSED),
            Map.entry("deleting", Condition.LASTING),
            Map.entry("final-snapshot", Condition.LASTING),
            Map.entry("hardware-failure", Condition.LASTING),
            Map.entry("incompatible-hsm", Condition.LASTING),
            Map.entry("incompatible-network", Condition.LASTING),
            Map.entry("incompatible-parameters", Condition.LASTING),
            Map.entry("incompatible-restore", Condition.LASTING),
            Map.entry("storage-full", Condition.LASTING));

    private ClusterStatus() {}

    static Condition condition(String status) {
        return CONDITIONS.getOrDefault(status.toLowerCase(Locale.ROOT), Condition.PASSING);
    }

    /**
     * Returns what to do about a status.
     *
     * @param resume the command that resumes a paused cluster
     */
    static String help(String status, String resume) {
        if (status.equals("storage-full")) {
            return "drop or unload data, or resize the cluster: it takes no writes until then";
        }
        return switch (condition(status)) {
            case READY, PASSING -> WAIT;
            case PAUSED -> "resume it with '" + resume + "' and " + WAIT.replace("again later", "again");
            case LASTING -> LOOK;
        };
    }
}
