package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database to deploy to.
 *
 * @param name what people call it
 * @param database the database; empty when the secret is to tell it
 * @param access how to log in
 * @param host where it listens, absent when AWS tells it
 * @param port where it listens, absent when AWS tells it or it is the default, 5439
 * @param transport what carries the statements there
 */
public record TargetConfig(
        String name,
        String database,
        Access access,
        @Nullable String host,
        @Nullable Integer port,
        TransportName transport,
        AwsConfig aws) {

    /** A name or an address; an IPv6 address has at least two colons, and one colon is that of a port. */
    private static final String HOST = "[A-Za-z0-9._-]+|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*";

    private static final String DATABASE = "[^?&;/\\\\\\s]+";

    /**
     * Reads a target.
     *
     * @param logins the lasting passwords that were found; more than one way to log in is a mistake
     */
    public static TargetConfig of(String name, Settings settings, List<PasswordLogin> logins) {
        TransportName transport = settings.choice("transport", TransportName.class, TransportName.JDBC);
        Access access = Access.of(settings, transport, logins);
        checkName(settings, "host", HOST, "a host name or address without a port");
        checkName(settings, "database", DATABASE, "the name of a database alone");
        checkDetails(settings, access);
        if (transport == TransportName.DATA_API) {
            checkForDataApi(settings, access);
        }
        if (settings.text("database").isEmpty() && !(access instanceof Access.StoredSecret)) {
            settings.mistake(Diagnostic.error(ConfigCode.NO_DATABASE, "no database is named")
                    .help("set 'redshift.database'"));
        }
        return new TargetConfig(
                name,
                settings.text("database").orElse(""),
                access,
                settings.text("host").orElse(null),
                settings.number("port", 1, 65_535).orElse(null),
                transport,
                AwsConfig.of(settings));
    }

    /** Returns this target with the database that the way to log in tells, when none is configured. */
    public TargetConfig in(String found) {
        return database.isEmpty() ? new TargetConfig(name, found, access, host, port, transport, aws) : this;
    }

    /** Tells whether a text is the name of a database, and says nothing more in a URL. */
    public static boolean isDatabase(String text) {
        return text.matches(DATABASE);
    }

    /** Tells whether a text is a host name or an address, and nothing more. */
    public static boolean isHost(String text) {
        return text.matches(HOST);
    }

    /** What goes into the driver's URL must not be able to say more than it should. */
    private static void checkName(Settings settings, String name, String pattern, String expected) {
        settings.text(name)
                .filter(value -> !value.matches(pattern))
                .ifPresent(value -> settings.mistake(
                        Diagnostic.error(ConfigCode.WRONG_VALUE, "'redshift." + name + "' is '" + value + "'")
                                .help("give " + expected)));
    }

    /** It finds the cluster by its name, and makes passwords for users who exist, or reads a secret. */
    private static void checkForDataApi(Settings settings, Access access) {
        if (access instanceof Access.Password) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE,
                            "'redshift.transport' is 'data-api', which takes no password but from a secret")
                    .help("set 'redshift.clusterIdentifier' or 'redshift.workgroup', and 'redshift.secretArn' to log in"
                            + " with a password"));
        }
        if (access instanceof Access.StoredSecret) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.NO_TARGET,
                            "no cluster or workgroup is named, and 'redshift.transport' is 'data-api', which does not"
                                    + " learn it from a secret")
                    .help("set 'redshift.clusterIdentifier' or 'redshift.workgroup' beside 'redshift.secretArn'"));
        }
        if (access instanceof Access.SecretAt secret && secret.place() instanceof Access.ClusterUser) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.SEVERAL_WAYS, "both 'redshift.dbUser' and 'redshift.secretArn' say who logs in")
                    .help("remove one of them"));
        }
        for (String name : List.of("host", "port", "dbGroups", "autoCreate")) {
            if (settings.text(name).isPresent()) {
                settings.mistake(Diagnostic.error(
                                ConfigCode.WRONG_VALUE,
                                "'redshift." + name + "' has no meaning when 'redshift.transport' is 'data-api'")
                        .help("remove it"));
            }
        }
    }

    private static void checkDetails(Settings settings, Access access) {
        if (access instanceof Access.Password && settings.text("host").isEmpty()) {
            settings.mistake(Diagnostic.error(ConfigCode.NO_TARGET, "no host is named to log in to with a password")
                    .help("set 'redshift.host', and 'redshift.port' unless it is 5439"));
        }
        boolean cluster = settings.text("clusterIdentifier").isPresent();
        for (String name : List.of("dbUser", "dbGroups", "autoCreate")) {
            if (!cluster && settings.text(name).isPresent()) {
                settings.mistake(Diagnostic.error(
                                ConfigCode.WRONG_VALUE, "'redshift." + name + "' is only for a provisioned cluster")
                        .help("remove it, or set 'redshift.clusterIdentifier'"));
            }
        }
    }
}
