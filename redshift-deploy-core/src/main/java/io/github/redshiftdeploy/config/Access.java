package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way to log in to a database. */
public sealed interface Access {

    /**
     * A user of a provisioned cluster, with a temporary password from AWS.
     *
     * @param groups the groups that the user joins for the session
     * @param autoCreate whether a user that does not exist is created
     */
    record ClusterUser(String clusterIdentifier, String user, List<String> groups, boolean autoCreate)
            implements Access {

        /** Copies the list. */
        public ClusterUser {
            groups = List.copyOf(groups);
        }
    }

    /** The IAM identity of whoever deploys, in a provisioned cluster. */
    record ClusterIdentity(String clusterIdentifier) implements Access {}

    /** The IAM identity of whoever deploys, in a serverless workgroup. */
    record Workgroup(String name) implements Access {}

    /** A lasting password; the host of the target is then known. */
    record Password(PasswordLogin login) implements Access {}

    /** A lasting password that AWS Secrets Manager keeps, and perhaps host, port and database beside it. */
    record StoredSecret(String arn) implements Access {}

    /**
     * A lasting password that AWS Secrets Manager keeps and the Data API reads itself.
     *
     * @param place the cluster or the workgroup, which the Data API does not learn from the secret
     */
    record SecretAt(String arn, Access place) implements Access {}

    /** The settings that name a way in; each has its own, and the environment has one without. */
    List<String> SETTINGS = List.of("clusterIdentifier", "workgroup", "secretArn", "serverId");

    /** The form of the ARN of a secret. */
    String SECRET_ARN = "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[\\w/+=.@!-]+";

    /**
     * Reads the way to log in; more than one is a mistake, as is none.
     *
     * @param transport the Data API takes a secret and the place that it is for
     * @param logins the lasting passwords that were found
     */
    static Access of(Settings settings, TransportName transport, List<PasswordLogin> logins) {
        List<String> origins = new ArrayList<>();
        List<Access> ways = new ArrayList<>();
        settings.text("clusterIdentifier").ifPresent(name -> {
            origins.add("'redshift.clusterIdentifier'");
            ways.add(cluster(name, settings));
        });
        settings.text("workgroup").ifPresent(name -> {
            origins.add("'redshift.workgroup'");
            ways.add(new Workgroup(name));
        });
        settings.text("secretArn").ifPresent(arn -> {
            origins.add("'redshift.secretArn'");
            ways.add(secret(arn, settings));
        });
        for (PasswordLogin login : logins) {
            origins.add(login.origin());
            ways.add(new Password(login));
        }
        if (ways.isEmpty()) {
            settings.mistake(
                    Diagnostic.error(
                                    ConfigCode.NO_TARGET,
                                    "either 'redshift.clusterIdentifier', 'redshift.workgroup', 'redshift.secretArn' or"
                                            + " 'redshift.serverId' must be set")
                            .help(
                                    "set one of them, or REDSHIFT_USER and REDSHIFT_PASSWORD in the environment; -Dredshift.target=local needs none"));
            return new ClusterIdentity("");
        }
        boolean placed = ways.size() == 2 && ways.get(1) instanceof StoredSecret;
        if (placed && transport == TransportName.DATA_API) {
            return new SecretAt(((StoredSecret) ways.get(1)).arn(), ways.get(0));
        }
        if (ways.size() > 1) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.SEVERAL_WAYS,
                            "more than one way to log in is configured: " + String.join(", ", origins))
                    .help("keep one of them"));
        }
        return ways.get(0);
    }

    private static Access cluster(String name, Settings settings) {
        Optional<String> user = settings.text("dbUser");
        List<String> groups = settings.list("dbGroups");
        boolean autoCreate = settings.flag("autoCreate", false);
        if (user.isPresent()) {
            return new ClusterUser(name, user.get(), groups, autoCreate);
        }
        if (autoCreate) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE, "'redshift.autoCreate' needs the name of the user to create")
                    .help("set 'redshift.dbUser'"));
        }
        if (!groups.isEmpty()) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE, "'redshift.dbGroups' needs the name of the user who joins them")
                    .help("set 'redshift.dbUser'"));
        }
        return new ClusterIdentity(name);
    }

    private static Access secret(String arn, Settings settings) {
        if (!arn.matches(SECRET_ARN)) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE,
                            "'redshift.secretArn' is '" + arn + "', which is no ARN of a secret")
                    .help("copy it from Secrets Manager: arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX"));
        }
        return new StoredSecret(arn);
    }
}
