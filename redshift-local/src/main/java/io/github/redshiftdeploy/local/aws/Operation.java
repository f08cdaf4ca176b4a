package io.github.redshiftdeploy.local.aws;

import java.util.Arrays;

/** The operations that are answered. */
enum Operation {
    GET_CALLER_IDENTITY(Service.STS, "GetCallerIdentity"),
    ASSUME_ROLE(Service.STS, "AssumeRole"),
    ASSUME_ROLE_WITH_WEB_IDENTITY(Service.STS, "AssumeRoleWithWebIdentity"),
    GET_CLUSTER_CREDENTIALS(Service.REDSHIFT, "GetClusterCredentials"),
    GET_CLUSTER_CREDENTIALS_WITH_IAM(Service.REDSHIFT, "GetClusterCredentialsWithIAM"),
    DESCRIBE_CLUSTERS(Service.REDSHIFT, "DescribeClusters"),
    GET_CREDENTIALS(Service.SERVERLESS, "GetCredentials"),
    GET_WORKGROUP(Service.SERVERLESS, "GetWorkgroup"),
    GET_NAMESPACE(Service.SERVERLESS, "GetNamespace"),
    GET_SECRET_VALUE(Service.SECRETS, "GetSecretValue"),
    EXECUTE_STATEMENT(Service.DATA, "ExecuteStatement", 30),
    BATCH_EXECUTE_STATEMENT(Service.DATA, "BatchExecuteStatement", 20),
    DESCRIBE_STATEMENT(Service.DATA, "DescribeStatement", 100),
    GET_STATEMENT_RESULT(Service.DATA, "GetStatementResult", 20),
    GET_STATEMENT_RESULT_V2(Service.DATA, "GetStatementResultV2", 20),
    CANCEL_STATEMENT(Service.DATA, "CancelStatement", 3),
    LIST_STATEMENTS(Service.DATA, "ListStatements", 3);

    private final Service service;
    private final String name;
    private final int perSecond;

    Operation(Service service, String name) {
        this(service, name, 0);
    }

    /** AWS takes so many requests a second, and tells so. */
    Operation(Service service, String name, int perSecond) {
        this.service = service;
        this.name = name;
        this.perSecond = perSecond;
    }

    /** Returns the operation of this name; one that is not there is refused. */
    static Operation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AwsRefusal(
                        Fault.UNKNOWN_OPERATION, "Could not find operation " + name + " in the stand-in"));
    }

    Service service() {
        return service;
    }

    /** Returns the name in requests, such as {@code GetCredentials}. */
    String wireName() {
        return name;
    }

    /** Returns the name in policies, such as {@code redshift-serverless:GetCredentials}. */
    String action() {
        String permitted = this == GET_STATEMENT_RESULT_V2 ? GET_STATEMENT_RESULT.name : name;
        return service.signingName() + ":" + permitted;
    }

    /** Returns how many requests a second are taken; 0 when nobody has said. */
    int perSecond() {
        return perSecond;
    }

    /** Returns whether the request must be signed: the web identity's token stands in for a signature. */
    boolean signed() {
        return this != ASSUME_ROLE_WITH_WEB_IDENTITY;
    }
}
