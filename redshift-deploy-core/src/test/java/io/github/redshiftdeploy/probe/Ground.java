package io.github.redshiftdeploy.probe;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The schema of its own that a probe works in, with a table of a thousand numbers, and sessions with the cluster. */
final class Ground implements AutoCloseable {

    static final int NUMBERS = 1000;

    final String schema =
            "redshift_deploy_probe_" + UUID.randomUUID().toString().substring(0, 8);
    final Map<String, String> environment;
    private final Cluster cluster;
    private final List<Connection> sessions = new ArrayList<>();
    private final Connection first;

    private Ground(Cluster cluster, Map<String, String> environment) throws SQLException {
        this.cluster = cluster;
        this.environment = environment;
        this.first = session();
    }

    /** Makes the schema. */
    static Ground on(Cluster cluster, Map<String, String> environment) throws SQLException {
        Ground ground = new Ground(cluster, environment);
        run(ground.first, "CREATE SCHEMA " + ground.schema);
        run(ground.first, "CREATE TABLE " + ground.schema + ".written (id INTEGER)");
        return ground;
    }

    String database() {
        return cluster.database();
    }

    /** Opens a session, which ends with the ground. */
    Connection session() throws SQLException {
        Connection session = cluster.connect();
        sessions.add(session);
        return session;
    }

    /** Returns a text in which {@code $} is the schema. */
    String sql(String text) {
        return text.replace("$", schema);
    }

    void run(String text) throws SQLException {
        run(first, sql(text));
    }

    /** Runs a text to the end of all its results. */
    static void run(Connection session, String text) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean rows = statement.execute(text);
            while (rows || statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
        }
    }

    String one(String text) throws SQLException {
        return one(first, sql(text));
    }

    /** Returns the first value of a query. */
    static String one(Connection session, String text) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(text)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** Returns how many rows the table {@code written} has, seen from another session, and empties it. */
    int written() throws SQLException {
        try (Connection other = cluster.connect()) {
            int rows = Integer.parseInt(one(other, sql("SELECT COUNT(*) FROM $.written")));
            run(other, sql("DELETE FROM $.written"));
            return rows;
        }
    }

    /** Drops the schema, and ends the sessions. */
    @Override
    public void close() throws SQLException {
        for (Connection session : sessions) {
            session.close();
        }
        try (Connection last = cluster.connect()) {
            run(last, "DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        }
    }
}
