package io.github.redshiftdeploy.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Amazon's own driver, set up as a deployment sets it up. */
public record Driver(String host, int port, String database, String user, String password, Path caFile) {
    public static Driver to(RedshiftLocal local) {
        return new Driver(local.host(), local.port(), local.database(), local.user(), local.password(), local.caFile());
    }

    public Driver host(String other) {
        return new Driver(other, port, database, user, password, caFile);
    }

    public Driver database(String other) {
        return new Driver(host, port, other, user, password, caFile);
    }

    public Driver user(String otherUser, String otherPassword) {
        return new Driver(host, port, database, otherUser, otherPassword, caFile);
    }

    public Driver caFile(Path other) {
        return new Driver(host, port, database, user, password, other);
    }

    /** Further properties come in pairs of a name and a value, and win. */
    public Connection connect(String... further) throws SQLException {
        Properties properties = basic();
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", caFile.toString());
        for (int index = 0; index < further.length; index += 2) {
            properties.setProperty(further[index], further[index + 1]);
        }
        return DriverManager.getConnection(url(), properties);
    }

    /** Without TLS. */
    public Connection connectPlain() throws SQLException {
        Properties properties = basic();
        properties.setProperty("ssl", "false");
        return DriverManager.getConnection(url(), properties);
    }

    private Properties basic() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("enableFetchRingBuffer", "false");
        properties.setProperty("raiseExceptionOnSilentRollback", "true");
        properties.setProperty("maxWarningCount", "-1");
        properties.setProperty("loginTimeout", "30");
        properties.setProperty("preferPQ", "false");
        properties.setProperty("ApplicationName", "redshift-local-test");
        return properties;
    }

    private String url() {
        return "jdbc:redshift://" + host + ":" + port + "/" + database;
    }

    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = statement(connection)) {
            statement.execute(sql);
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

    public static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }
}
