package io.github.redshiftdeploy.delivery.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A way to log in through AWS: how a target says it, and what it means for a role. */
@SuppressWarnings("ImmutableEnumChecker") // Nobody can change a Map.of.
enum LoginWay {
    /** {@code GetClusterCredentials} for a user who is there. */
    USER(
            Map.of("clusterIdentifier", StandIn.NAME, "dbUser", "deployer"),
            Map.of("cluster_identifier", StandIn.NAME, "db_user", "deployer"),
            Map.of("ClusterIdentifier", StandIn.NAME, "DbUser", "deployer")),

    /** {@code GetClusterCredentials} for a user who is made when it logs in, and joins a group; Terraform only. */
    NEW_USER(
            Map.of(
                    "clusterIdentifier",
                    StandIn.NAME,
                    "dbUser",
                    "newcomer",
                    "autoCreate",
                    "true",
                    "dbGroups",
                    "deployers"),
            Map.of(
                    "cluster_identifier",
                    StandIn.NAME,
                    "db_user",
                    "newcomer",
                    "auto_create",
                    true,
                    "db_groups",
                    List.of("deployers")),
            Map.of()),

    /** {@code GetClusterCredentialsWithIAM}. */
    IDENTITY(
            Map.of("clusterIdentifier", StandIn.NAME),
            Map.of("cluster_identifier", StandIn.NAME),
            Map.of("ClusterIdentifier", StandIn.NAME)),

    /** {@code GetCredentials} of Serverless. */
    SERVERLESS(
            Map.of("workgroup", StandIn.NAME),
            Map.of("workgroup_id", StandIn.WORKGROUP_ID),
            Map.of("WorkgroupId", StandIn.WORKGROUP_ID)),

    /** A lasting password in Secrets Manager. */
    SECRET(
            Map.of("secretArn", LoginWay.SECRET_ARN),
            Map.of("secret_arn", LoginWay.SECRET_ARN),
            Map.of("SecretArn", LoginWay.SECRET_ARN)),

    /** Over the Data API, as a user who is there. */
    DATA_API_USER(USER),

    /** Over the Data API, as the IAM identity. */
    DATA_API_IDENTITY(IDENTITY),

    /** Over the Data API, to a workgroup. */
    DATA_API_SERVERLESS(SERVERLESS),

    /** Over the Data API, with a lasting password in Secrets Manager. */
    DATA_API_SECRET(IDENTITY, LoginWay.SECRET_ARN),

    /** The same, to a workgroup. */
    DATA_API_SERVERLESS_SECRET(SERVERLESS, LoginWay.SECRET_ARN);

    /** What the stand-in calls a secret of the name {@code dw/stored}. */
    static final String SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:dw/stored-a1B2c3";

    private static final Map<String, Object> GITHUB = Map.of(
            "owner",
            "acme",
            "owner_id",
            "1234",
            "repository",
            "warehouse-sql",
            "repository_id",
            "5678",
            "environment",
            "prod");

    private final Map<String, String> settings;
    private final Map<String, Object> target;
    private final Map<String, String> parameters;

    LoginWay(Map<String, String> settings, Map<String, Object> target, Map<String, String> parameters) {
        this.settings = settings;
        this.target = target;
        this.parameters = parameters;
    }

    /** The same way in, over the Data API. */
    LoginWay(LoginWay overJdbc) {
        this(
                with(overJdbc.settings, "transport", "data-api"),
                with(overJdbc.target, "transport", "data-api"),
                with(overJdbc.parameters, "Transport", "data-api"));
    }

    /** The same place over the Data API, but with a secret. */
    LoginWay(LoginWay overJdbc, String secretArn) {
        this(
                with(with(overJdbc.settings, "transport", "data-api"), "secretArn", secretArn),
                with(with(overJdbc.target, "transport", "data-api"), "secret_arn", secretArn),
                with(with(overJdbc.parameters, "Transport", "data-api"), "SecretArn", secretArn));
    }

    private static <T> Map<String, T> with(Map<String, T> some, String name, T value) {
        Map<String, T> more = new HashMap<>(some);
        more.put(name, value);
        return Map.copyOf(more);
    }

    boolean overDataApi() {
        return "data-api".equals(settings.get("transport"));
    }

    /** Returns the settings of a target, without the prefix {@code redshift.}. */
    Map<String, String> settings() {
        return settings;
    }

    /** Returns the variables of Terraform's module. */
    Map<String, Object> variables() {
        Map<String, Object> whole = new HashMap<>(target);
        whole.put("account_id", "123456789012");
        whole.put("region", "us-east-1");
        whole.put("database", "dev");
        return Map.of("target", whole, "github", GITHUB, "oidc_provider_arn", StandIn.PROVIDER);
    }

    /** Returns the parameters of the CloudFormation template. */
    Map<String, String> parameters() {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("RoleName", "redshift-deploy-prod");
        all.put("GitHubOwner", "acme");
        all.put("GitHubOwnerId", "1234");
        all.put("GitHubRepository", "warehouse-sql");
        all.put("GitHubRepositoryId", "5678");
        all.put("GitHubEnvironment", "prod");
        all.put("OidcProviderArn", StandIn.PROVIDER);
        all.put("Database", "dev");
        return all;
    }
}
