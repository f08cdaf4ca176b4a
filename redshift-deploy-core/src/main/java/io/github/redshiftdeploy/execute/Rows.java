package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Session;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a result, as text.
 *
 * @param rows the values row by row; what is NULL reads {@code NULL}
 * @param more whether the result has rows beyond these; how many is not known, for they are not kept
 */
public record Rows(List<String> columns, List<List<String>> rows, boolean more) {

    private static final int MOST = Session.MOST_ROWS - 1;

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
        while (rows.size() < MOST && result.next()) {
            rows.add(row(result, columns.size()));
        }
        return new Rows(columns, rows, result.next());
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
