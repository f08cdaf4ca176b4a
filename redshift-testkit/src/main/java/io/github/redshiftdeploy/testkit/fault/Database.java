package io.github.redshiftdeploy.testkit.fault;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A look at the database past the proxy, over one connection. */
public final class Database implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;

    public Database(Cluster cluster) throws SQLException {
        this.connection = cluster.connect();
        this.statement = connection.createStatement();
        statement.setEscapeProcessing(false);
    }

    public void run(String text) throws SQLException {
        statement.execute(text);
    }

    /** Returns the first column of all rows. */
    public List<String> column(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    public List<String> tables(String schema) throws SQLException {
        return column("SELECT tablename FROM pg_tables WHERE schemaname = '" + schema + "' ORDER BY 1");
    }

    /** Returns all that a schema holds, as sorted lines: columns with their types, procedures, rows. */
    public List<String> contents(String schema) throws SQLException {
        List<String> columns =
                column("SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)"
                        + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = '" + schema
                        + "' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped"
                        + " ORDER BY c.relname, a.attnum");
        List<String> lines = new ArrayList<>(columns);
        lines.addAll(column("SELECT proname || ' ' || md5(prosrc) FROM pg_proc p JOIN pg_namespace n"
                + " ON n.oid = p.pronamespace WHERE n.nspname = '" + schema + "' ORDER BY 1"));
        String rows = columns.stream()
                .collect(Collectors.groupingBy(
                        column -> column.split(" ", 3)[0],
                        java.util.TreeMap::new,
                        Collectors.mapping(
                                column -> "COALESCE(CAST(" + column.split(" ", 3)[1] + " AS varchar), 'null')",
                                Collectors.joining(" || ', ' || "))))
                .entrySet()
                .stream()
                .map(table -> "SELECT '" + table.getKey() + ": ' || " + table.getValue() + " FROM " + schema + "."
                        + table.getKey())
                .collect(Collectors.joining(" UNION ALL "));
        if (!rows.isEmpty()) {
            lines.addAll(column("SELECT * FROM (" + rows + ") AS everything ORDER BY 1"));
        }
        return lines;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
