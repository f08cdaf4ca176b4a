package io.github.redshiftdeploy.local.aws;

import java.util.Set;

/** Amazon Redshift Serverless: the workgroup and its namespace. */
final class Workgroups {

    static final String WORKGROUP_ID = "0a1b2c3d-0000-4000-8000-00000000000b";

    private final AwsWarehouse warehouse;
    private final AwsBehaviour behaviour;
    private final Permissions permissions;
    private final Passwords passwords;

    Workgroups(AwsWarehouse warehouse, AwsBehaviour behaviour, Permissions permissions, Passwords passwords) {
        this.warehouse = warehouse;
        this.behaviour = behaviour;
        this.permissions = permissions;
        this.passwords = passwords;
    }

    Passwords.Password password(Caller caller, Parameters parameters) {
        Rules.database(parameters, "dbName", Fault.INVALID_PARAMETER);
        int seconds = Rules.seconds(parameters, "durationSeconds", 900, 3_600, Fault.INVALID_PARAMETER);
        requireWorkgroup(caller, Operation.GET_CREDENTIALS, parameters);
        return passwords.issue(caller.databaseUser(), Set.of(), true, seconds);
    }

    Fields credentials(Caller caller, Parameters parameters) {
        Passwords.Password password = password(caller, parameters);
        return Fields.of("dbUser", password.user())
                .with("dbPassword", password.password())
                .with("expiration", password.expires())
                .with("nextRefreshTime", password.expires());
    }

    Fields describe(Caller caller, Parameters parameters) {
        requireWorkgroup(caller, Operation.GET_WORKGROUP, parameters);
        AwsBehaviour.HostAndPort address = behaviour.address(warehouse);
        String status = behaviour.nextWorkgroupStatus();
        Fields workgroup = Fields.of("workgroupName", warehouse.workgroup())
                .with("workgroupId", WORKGROUP_ID)
                .with("workgroupArn", warehouse.serverlessArn("workgroup", WORKGROUP_ID))
                .with("namespaceName", warehouse.workgroup())
                .with("status", status)
                .with("publiclyAccessible", false);
        if (!status.equals("CREATING")) {
            workgroup.with("endpoint", Fields.of("address", address.host()).with("port", address.port()));
        }
        return Fields.of("workgroup", workgroup);
    }

    Fields namespace(Caller caller, Parameters parameters) {
        String name = Rules.required(parameters, "namespaceName", Fault.INVALID_PARAMETER);
        permissions.require(
                caller,
                Operation.GET_NAMESPACE.action(),
                warehouse.serverlessArn("namespace", warehouse.namespaceId()));
        requireKnown(name, "Namespace");
        return Fields.of(
                "namespace",
                Fields.of("namespaceName", name)
                        .with("namespaceId", warehouse.namespaceId())
                        .with("namespaceArn", warehouse.serverlessArn("namespace", warehouse.namespaceId()))
                        .with("dbName", warehouse.database())
                        .with("status", "AVAILABLE"));
    }

    private void requireWorkgroup(Caller caller, Operation operation, Parameters parameters) {
        String name = Rules.workgroup(parameters);
        permissions.require(caller, operation.action(), warehouse.serverlessArn("workgroup", WORKGROUP_ID));
        requireKnown(name, "Workgroup");
    }

    private void requireKnown(String name, String kind) {
        if (behaviour.lost() || !name.equals(warehouse.workgroup())) {
            throw new AwsRefusal(
                    Fault.CLUSTER_NOT_FOUND, kind + " " + name + " not found in account " + Caller.ACCOUNT);
        }
    }
}
