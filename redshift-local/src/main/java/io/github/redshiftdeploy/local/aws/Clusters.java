package io.github.redshiftdeploy.local.aws;

import java.util.List;
import java.util.Set;

/** Amazon Redshift: the provisioned cluster. */
final class Clusters {

    private static final int QUARTER = 900;
    private static final int HOUR = 3_600;

    private final AwsWarehouse warehouse;
    private final AwsBehaviour behaviour;
    private final Permissions permissions;
    private final Passwords passwords;

    Clusters(AwsWarehouse warehouse, AwsBehaviour behaviour, Permissions permissions, Passwords passwords) {
        this.warehouse = warehouse;
        this.behaviour = behaviour;
        this.permissions = permissions;
        this.passwords = passwords;
    }

    /** As on AWS this succeeds for a user who does not exist; only the login fails. */
    Passwords.Password password(Caller caller, Parameters parameters) {
        String user = Rules.databaseUser(parameters);
        List<String> groups = Rules.groups(parameters);
        int seconds = seconds(parameters);
        boolean autoCreate = parameters.isTrue("AutoCreate");
        String cluster = cluster(parameters);
        permit(caller, Operation.GET_CLUSTER_CREDENTIALS.action(), "dbuser", cluster, user);
        parameters
                .text("DbName")
                .ifPresent(name -> permit(caller, Operation.GET_CLUSTER_CREDENTIALS.action(), "dbname", cluster, name));
        if (autoCreate) {
            permit(caller, "redshift:CreateClusterUser", "dbuser", cluster, user);
        }
        groups.forEach(group -> permit(caller, "redshift:JoinGroup", "dbgroup", cluster, group));
        requireKnown(cluster);
        return passwords.issue((autoCreate ? "IAMA:" : "IAM:") + user, Set.copyOf(groups), autoCreate, seconds);
    }

    Fields credentials(Caller caller, Parameters parameters) {
        return fields(password(caller, parameters));
    }

    /** The user of an IAM identity exists as soon as it logs in. */
    Passwords.Password passwordOfIdentity(Caller caller, Parameters parameters) {
        int seconds = seconds(parameters);
        String cluster = cluster(parameters);
        String database = parameters.text("DbName").orElse("*");
        permit(caller, Operation.GET_CLUSTER_CREDENTIALS_WITH_IAM.action(), "dbname", cluster, database);
        requireKnown(cluster);
        return passwords.issue(caller.databaseUser(), Set.of(), true, seconds);
    }

    Fields credentialsOfIdentity(Caller caller, Parameters parameters) {
        Passwords.Password password = passwordOfIdentity(caller, parameters);
        return fields(password).with("NextRefreshTime", password.expires());
    }

    Fields describe(Caller caller, Parameters parameters) {
        String cluster = parameters.text("ClusterIdentifier").orElse(warehouse.clusterIdentifier());
        permissions.require(caller, Operation.DESCRIBE_CLUSTERS.action(), warehouse.clusterArn("cluster", cluster));
        requireKnown(cluster);
        return Fields.of("Clusters", Fields.of("Cluster", cluster(behaviour.nextClusterStatus())));
    }

    private Fields cluster(String status) {
        AwsBehaviour.HostAndPort address = behaviour.address(warehouse);
        Fields cluster = Fields.of("ClusterIdentifier", warehouse.clusterIdentifier())
                .with("NodeType", "ra3.large")
                .with("ClusterStatus", status)
                .with("ClusterAvailabilityStatus", availability(status))
                .with("DBName", warehouse.database())
                .with("PubliclyAccessible", false)
                .with("NumberOfNodes", 1)
                .with("ClusterNamespaceArn", warehouse.clusterArn("namespace", warehouse.namespaceId()));
        return status.equals("creating")
                ? cluster
                : cluster.with("Endpoint", Fields.of("Address", address.host()).with("Port", address.port()));
    }

    private static String availability(String status) {
        if (status.startsWith("available")) {
            return "Available";
        }
        return status.equals("modifying") ? "Modifying" : "Unavailable";
    }

    private static Fields fields(Passwords.Password password) {
        return Fields.of("DbUser", password.user())
                .with("DbPassword", password.password())
                .with("Expiration", password.expires());
    }

    private static int seconds(Parameters parameters) {
        Rules.database(parameters, "DbName", Fault.INVALID_PARAMETER);
        return Rules.seconds(parameters, "DurationSeconds", QUARTER, HOUR, Fault.INVALID_PARAMETER);
    }

    private static String cluster(Parameters parameters) {
        return Rules.required(parameters, "ClusterIdentifier", Fault.MISSING_PARAMETER);
    }

    private void permit(Caller caller, String action, String kind, String cluster, String name) {
        permissions.require(caller, action, warehouse.clusterArn(kind, cluster + "/" + name));
    }

    private void requireKnown(String cluster) {
        if (behaviour.lost() || !cluster.equals(warehouse.clusterIdentifier())) {
            throw new AwsRefusal(Fault.CLUSTER_NOT_FOUND, "Cluster " + cluster + " not found.");
        }
    }
}
