package io.github.redshiftdeploy.config;

import java.util.List;
import java.util.Map;

/** The settings of the embedded stand-in: it is reached like a provisioned cluster, with endpoints of its own. */
final class LocalTarget {

    private LocalTarget() {}

    /** Replaces what says where to deploy and how to log in. */
    static void apply(Map<String, String> settings, Map<String, String> connection) {
        Access.SETTINGS.forEach(settings::remove);
        List.of("host", "port", "dbGroups", "autoCreate", "roleArn").forEach(settings::remove);
        settings.put("clusterIdentifier", connection.getOrDefault("clusterIdentifier", ""));
        settings.put("database", connection.getOrDefault("database", ""));
        settings.put("region", connection.getOrDefault("region", ""));
        settings.put("dbUser", connection.getOrDefault("user", ""));
        settings.put("sslRootCert", connection.getOrDefault("caFile", ""));
        settings.put("awsEndpoint", connection.getOrDefault("awsEndpoint", ""));
        settings.put("awsAccessKeyId", connection.getOrDefault("accessKeyId", ""));
        settings.put("awsSecretAccessKey", connection.getOrDefault("secretAccessKey", ""));
    }
}
