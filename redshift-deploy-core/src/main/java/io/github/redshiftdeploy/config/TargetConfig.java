package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database to deploy to, and how to log in there. Exactly one of {@code clusterIdentifier}, {@code workgroup} and
 * {@code login} is present.
 *
 * @param name what people call it
 * @param database the database
 * @param clusterIdentifier the provisioned cluster
 * @param workgroup the serverless workgroup
 * @param login a lasting password; the host is then present too
 * @param host where it listens, absent when AWS tells it
 * @param port where it listens, absent when AWS tells it or it is the default, 5439
 * @param dbUser the database user of a provisioned cluster, absent to log in as the IAM identity
 * @param dbGroups the groups that the user joins for the session
 * @param autoCreate whether a user that does not exist is created
 */
public record TargetConfig(
        String name,
        String database,
        @Nullable String clusterIdentifier,
        @Nullable String workgroup,
        @Nullable PasswordLogin login,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String dbUser,
        List<String> dbGroups,
        boolean autoCreate,
        AwsConfig aws) {

    /** A name or an address; an IPv6 address has at least two colons, and one colon is that of a port. */
    private static final String HOST = "[A-Za-z0-9._-]+|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*";

    /** Copies the list. */
    public TargetConfig {
        dbGroups = List.copyOf(dbGroups);
    }

    /**
     * Reads a target.
     *
     * @param logins the lasting passwords that were found; more than one way to log in is a mistake
     */
    public static TargetConfig of(String name, Settings settings, List<PasswordLogin> logins) {
        Optional<String> cluster = settings.text("clusterIdentifier");
        Optional<String> workgroup = settings.text("workgroup");
        List<String> ways = new ArrayList<>();
        cluster.ifPresent(value -> ways.add("'redshift.clusterIdentifier'"));
        workgroup.ifPresent(value -> ways.add("'redshift.workgroup'"));
        logins.forEach(login -> ways.add(login.origin()));
        checkWays(settings, ways);
        checkName(settings, "host", HOST, "a host name or address without a port");
        checkName(settings, "database", "[^?&;/\\\\\\s]+", "the name of a database alone");
        checkDetails(settings, ways.size() == 1 && logins.size() == 1);
        if (settings.text("database").isEmpty()) {
            settings.mistake(Diagnostic.error(ConfigCode.NO_DATABASE, "no database is named")
                    .help("set 'redshift.database'"));
        }
        return new TargetConfig(
                name,
                settings.text("database").orElse(""),
                cluster.orElse(null),
                workgroup.orElse(null),
                logins.isEmpty() ? null : logins.get(0),
                settings.text("host").orElse(null),
                settings.number("port", 1, 65_535).orElse(null),
                settings.text("dbUser").orElse(null),
                settings.list("dbGroups"),
                settings.flag("autoCreate", false),
                AwsConfig.of(settings));
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

    private static void checkWays(Settings settings, List<String> ways) {
        if (ways.isEmpty()) {
            settings.mistake(
                    Diagnostic.error(
                                    ConfigCode.NO_TARGET,
                                    "either 'redshift.clusterIdentifier', 'redshift.workgroup' or 'redshift.serverId' must be set")
                            .help(
                                    "set one of them, or REDSHIFT_USER and REDSHIFT_PASSWORD in the environment; -Dredshift.target=local needs none"));
        }
        if (ways.size() > 1) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.SEVERAL_WAYS,
                            "more than one way to log in is configured: " + String.join(", ", ways))
                    .help("keep one of them"));
        }
    }

    private static void checkDetails(Settings settings, boolean password) {
        if (password && settings.text("host").isEmpty()) {
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
        if (cluster && settings.text("dbUser").isEmpty() && settings.flag("autoCreate", false)) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE, "'redshift.autoCreate' needs the name of the user to create")
                    .help("set 'redshift.dbUser'"));
        }
    }
}
