package io.github.redshiftdeploy.local.aws;

import java.time.Clock;

/** Answers each operation. */
final class Operations {

    private final Sts sts;
    private final Clusters clusters;
    private final Workgroups workgroups;
    private final AwsSecrets secrets;

    Operations(
            AwsWarehouse warehouse,
            AwsBehaviour behaviour,
            Permissions permissions,
            AccessKeys keys,
            WebIdentities identities,
            TemporaryPasswords passwords,
            AwsSecrets secrets,
            Clock clock) {
        Passwords issued = new Passwords(passwords, behaviour, clock);
        this.sts = new Sts(keys, identities, behaviour, permissions, clock);
        this.clusters = new Clusters(warehouse, behaviour, permissions, issued);
        this.secrets = secrets;
        this.workgroups = new Workgroups(warehouse, behaviour, permissions, issued);
    }

    Fields answer(Operation operation, Caller caller, Parameters parameters) {
        return switch (operation) {
            case GET_CALLER_IDENTITY -> sts.identity(caller);
            case ASSUME_ROLE -> sts.assumeRole(caller, parameters);
            case ASSUME_ROLE_WITH_WEB_IDENTITY -> sts.assumeRoleWithWebIdentity(parameters);
            case GET_CLUSTER_CREDENTIALS -> clusters.credentials(caller, parameters);
            case GET_CLUSTER_CREDENTIALS_WITH_IAM -> clusters.credentialsOfIdentity(caller, parameters);
            case DESCRIBE_CLUSTERS -> clusters.describe(caller, parameters);
            case GET_CREDENTIALS -> workgroups.credentials(caller, parameters);
            case GET_WORKGROUP -> workgroups.describe(caller, parameters);
            case GET_SECRET_VALUE -> secrets.value(caller, parameters);
            case GET_NAMESPACE -> workgroups.namespace(caller, parameters);
        };
    }
}
