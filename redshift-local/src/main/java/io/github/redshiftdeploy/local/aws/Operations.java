package io.github.redshiftdeploy.local.aws;

import java.io.Closeable;

/** Answers each operation. */
final class Operations implements Closeable {

    private final Sts sts;
    private final Clusters clusters;
    private final Workgroups workgroups;
    private final AwsSecrets secrets;
    private final DataApi data;
    private final DataBehaviour quotas;

    Operations(AwsAccount account) {
        AwsWarehouse warehouse = account.warehouse();
        AwsBehaviour behaviour = account.behaviour();
        Permissions permissions = account.permissions();
        Passwords issued = new Passwords(account.passwords(), behaviour, account.clock());
        this.sts = new Sts(account.keys(), account.identities(), behaviour, permissions, account.clock());
        this.clusters = new Clusters(warehouse, behaviour, permissions, issued);
        this.workgroups = new Workgroups(warehouse, behaviour, permissions, issued);
        this.secrets = account.secrets();
        this.data = new DataApi(account.data(), permissions, new DataAccess(account, clusters, workgroups));
        this.quotas = account.data();
    }

    Fields answer(Operation operation, Caller caller, Parameters parameters) {
        quotas.admit(operation);
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
            case EXECUTE_STATEMENT -> data.execute(caller, parameters, false);
            case BATCH_EXECUTE_STATEMENT -> data.execute(caller, parameters, true);
            case DESCRIBE_STATEMENT -> data.describe(caller, parameters);
            case GET_STATEMENT_RESULT, GET_STATEMENT_RESULT_V2 -> data.result(caller, parameters, operation);
            case CANCEL_STATEMENT -> data.cancel(caller, parameters);
            case LIST_STATEMENTS -> data.list(caller, parameters);
        };
    }

    @Override
    public void close() {
        data.close();
    }
}
