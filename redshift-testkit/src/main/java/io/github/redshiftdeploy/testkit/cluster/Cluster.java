package io.github.redshiftdeploy.testkit.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How a user reaches a database, with Amazon's own driver and without the deployer.
 *
 * @param caFile the authority that vouches for it, absent when the JDK knows it
 */
public record Cluster(
        String host,
        int port,
        String database,
        String user,
        String password,
        @Nullable Path caFile) {

    /** Returns the stand-in, of this JVM or another one, that this file tells about; its user is the superuser. */
    public static Cluster of(Path connectionFile) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(connectionFile)) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cluster(
                properties.getProperty("host"),
                Integer.parseInt(properties.getProperty("port")),
                properties.getProperty("database"),
                properties.getProperty("user"),
                properties.getProperty("password"),
                Path.of(properties.getProperty("caFile")));
    }

    /** Returns the real cluster that the variables {@code REDSHIFT_CONTRACT_…} describe, if they do. */
    public static Optional<Cluster> ofEnvironment(Map<String, String> environment) {
        String prefix = "REDSHIFT_CONTRACT_";
        String host = environment.get(prefix + "HOST");
        if (host == null) {
            return Optional.empty();
        }
        String caFile = environment.get(prefix + "CA_FILE");
        return Optional.of(new Cluster(
                host,
                Integer.parseInt(environment.getOrDefault(prefix + "PORT", "5439")),
                environment.getOrDefault(prefix + "DATABASE", "dev"),
                Objects.requireNonNull(environment.get(prefix + "USER"), prefix + "USER"),
                Objects.requireNonNull(environment.get(prefix + "PASSWORD"), prefix + "PASSWORD"),
                caFile == null ? null : Path.of(caFile)));
    }

    public Cluster host(String other) {
        return new Cluster(other, port, database, user, password, caFile);
    }

    public Cluster database(String other) {
        return new Cluster(host, port, other, user, password, caFile);
    }

    public Cluster user(String otherUser, String otherPassword) {
        return new Cluster(host, port, database, otherUser, otherPassword, caFile);
    }

    public Cluster caFile(Path other) {
        return new Cluster(host, port, database, user, password, other);
    }

    /** Returns the way to it through a proxy on this machine that has a certificate of its own. */
    public Cluster behind(int proxyPort, Path proxyCaFile) {
        return new Cluster(host, proxyPort, database, user, password, proxyCaFile);
    }

    /** Writes the file with which another JVM finds it. */
    public void writeTo(Path connectionFile) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("host", host);
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("database", database);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("caFile", String.valueOf(caFile));
        try (Writer text = Files.newBufferedWriter(connectionFile)) {
            properties.store(text, null);
        }
    }

    /** Opens a connection; further properties of the driver come in pairs of a name and a value, and win. */
    public Connection connect(String... further) throws SQLException {
        Properties profile = profile();
        profile.setProperty("sslmode", "verify-full");
        if (caFile != null) {
            profile.setProperty("sslrootcert", caFile.toString());
        }
        for (int index = 0; index < further.length; index += 2) {
            profile.setProperty(further[index], further[index + 1]);
        }
        return DriverManager.getConnection(url(), profile);
    }

    /** Opens a connection without TLS. */
    public Connection connectPlain() throws SQLException {
        Properties profile = profile();
        profile.setProperty("ssl", "false");
        return DriverManager.getConnection(url(), profile);
    }

    /** Runs statements, each by itself. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = connect()) {
            run(connection, statements);
        }
    }

    /** Returns the first column of all rows. */
    public List<String> query(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return query(connection, sql);
        }
    }

    /** Makes a schema anew, without whatever a test left in it. */
    public void fresh(String schema) throws SQLException {
        run("DROP SCHEMA IF EXISTS " + schema + " CASCADE", "CREATE SCHEMA " + schema);
    }

    /** Runs statements, each by itself. */
    public static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = statement(connection)) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the first column of all rows. */
    public static List<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = statement(connection);
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Returns a statement that leaves braces in SQL alone. */
    public static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    private Properties profile() {
        Properties profile = new Properties();
        profile.setProperty("user", user);
        profile.setProperty("password", password);
        profile.setProperty("preferQueryMode", "simple");
        profile.setProperty("enableFetchRingBuffer", "false");
        profile.setProperty("raiseExceptionOnSilentRollback", "true");
        profile.setProperty("maxWarningCount", "-1");
        profile.setProperty("loginTimeout", "30");
        profile.setProperty("preferPQ", "false");
        profile.setProperty("ApplicationName", "the test");
        return profile;
    }

    private String url() {
        return "jdbc:redshift://" + host + ":" + port + "/" + database;
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
