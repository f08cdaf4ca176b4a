package io.github.redshiftdeploy.execute;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a result, as text.
 *
 * @param rows the values row by row; what is NULL reads {@code NULL}
 * @param count how many rows the whole result has
 */
public record Rows(List<String> columns, List<List<String>> rows, long count) {

    private static final int MOST = 20;

    /** Copies the lists. */
    public Rows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static Rows read(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
        }
        List<List<String>> rows = new ArrayList<>();
        long count = 0;
        while (result.next()) {
            count++;
            if (count <= MOST) {
                rows.add(row(result, columns.size()));
            }
        }
        return new Rows(columns, rows, count);
    }

    private static List<String> row(ResultSet result, int columns) throws SQLException {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            String value = result.getString(i);
            row.add(value == null ? "NULL" : value);
        }
        return row;
    }
}
