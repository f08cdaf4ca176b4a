package io.github.redshiftdeploy.local.aws;

/**
 * The one cluster and the one workgroup that the endpoints know; any other name is not found.
 *
 * @param region the region that requests must be signed for
 * @param clusterIdentifier the cluster's name
 * @param workgroup the workgroup's name; its namespace has the same name
 * @param host where both are to be reached
 * @param port the port of both
 * @param database the database that both were created with
 * @param namespaceId the GUID of their namespace
 */
public record AwsWarehouse(
        String region,
        String clusterIdentifier,
        String workgroup,
        String host,
        int port,
        String database,
        String namespaceId) {

    /** The account that all of it belongs to. */
    public static final String ACCOUNT = Caller.ACCOUNT;

    /** The name of the stand-in's cluster and of its workgroup. */
    public static final String NAME = "redshift-local";

    /** The region of the stand-in. */
    public static final String REGION = "us-east-1";

    private static final String A_NAMESPACE = "0a1b2c3d-0000-4000-8000-00000000000a";

    /** Returns the warehouse of the stand-in, to be reached at an address. */
    public static AwsWarehouse at(String host, int port, String database) {
        return new AwsWarehouse(REGION, NAME, NAME, host, port, database, A_NAMESPACE);
    }

    /** Returns the same with another namespace. */
    public AwsWarehouse withNamespace(String id) {
        return new AwsWarehouse(region, clusterIdentifier, workgroup, host, port, database, id);
    }

    String clusterArn(String kind, String name) {
        return "arn:aws:redshift:" + region + ":" + Caller.ACCOUNT + ":" + kind + ":" + name;
    }

    String serverlessArn(String kind, String id) {
        return "arn:aws:redshift-serverless:" + region + ":" + Caller.ACCOUNT + ":" + kind + "/" + id;
    }
}
