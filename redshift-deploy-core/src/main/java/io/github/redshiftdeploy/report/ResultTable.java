package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.diagnostic.Printable;
import java.util.ArrayList;
import java.util.List;

/** The rows of a result as lines of text, in columns that are no wider than a person reads. */
final class ResultTable {

    private static final int WIDEST_COLUMN = 40;

    /** A plan or a definition is a result of one column, and worth reading to its end. */
    private static final int WIDEST_ONLY_COLUMN = 160;

    private ResultTable() {}

    /** Returns a line with the columns, one below it, and the rows. */
    static List<String> lines(Rows rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(rows.columns());
        rows.rows()
                .forEach(row -> cells.addAll(lines(row.values().stream()
                        .map(value -> value == null ? "NULL" : value)
                        .toList())));
        int[] widths = widths(cells);
        List<String> lines = new ArrayList<>();
        cells.forEach(line -> lines.add(line(line, widths)));
        lines.add(1, rule(widths));
        return lines;
    }

    /** A definition, as SHOW TABLE answers it, is a single value of many lines. */
    private static List<List<String>> lines(List<String> row) {
        if (row.size() > 1 || row.get(0).lines().count() < 2) {
            return List.of(row);
        }
        return row.get(0).lines().map(List::of).toList();
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cell(line.get(i), widths.length).length());
            }
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cell(cells.get(i), widths.length);
            line.append(i == 0 ? "" : "  ").append(cell).append(" ".repeat(widths[i] - cell.length()));
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("-".repeat(width));
        }
        return String.join("  ", rules);
    }

    private static String cell(String value, int columns) {
        String cell = Printable.line(value.replace('\t', ' '));
        int widest = columns == 1 ? WIDEST_ONLY_COLUMN : WIDEST_COLUMN;
        return Cut.to(widest, cell);
    }
}
