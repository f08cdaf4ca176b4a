package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.PasswordSource;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
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
 * A database that tests deploy to.
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

    /** Returns the stand-in of this JVM. */
    public static Cluster of(RedshiftLocal local) {
        return new Cluster(
                local.host(), local.port(), local.database(), local.user(), local.password(), local.caFile());
    }

    /** Returns the stand-in of another JVM. */
    public static Cluster of(Path connectionFile) throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(connectionFile)) {
            properties.load(text);
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

    public PasswordSource credentials() {
        return credentials(user, password);
    }

    public PasswordSource credentials(String name, String secret) {
        return new PasswordSource(new Endpoint(host, port), new PasswordLogin("the test", name, new Secret(secret)));
    }

    /** Runs statements, each by itself. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the first column of all rows. */
    public List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Makes a schema anew, without whatever a test left in it. */
    public void fresh(String schema) throws SQLException {
        run("DROP SCHEMA IF EXISTS " + schema + " CASCADE", "CREATE SCHEMA " + schema);
    }

    /** Opens a connection that has nothing to do with the deployer. */
    public Connection connect() throws SQLException {
        Properties profile = new Properties();
        profile.setProperty("user", user);
        profile.setProperty("password", password);
        profile.setProperty("sslmode", "verify-full");
        if (caFile != null) {
            profile.setProperty("sslrootcert", caFile.toString());
        }
        profile.setProperty("preferQueryMode", "simple");
        profile.setProperty("enableFetchRingBuffer", "false");
        profile.setProperty("ApplicationName", "the test");
        return new com.amazon.redshift.Driver()
                .connect("jdbc:redshift://" + host + ":" + port + "/" + database, profile);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
