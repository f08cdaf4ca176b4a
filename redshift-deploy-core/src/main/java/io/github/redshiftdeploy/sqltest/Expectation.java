package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.catalogue.TypeWords;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the rows of a statement must be. */
sealed interface Expectation {

    /** How many rows of a result are looked at when nothing is expected of their number. */
    int SOME = 20;

    /** Returns how many rows must be read, to tell. */
    default int rows() {
        return SOME;
    }

    /** Returns what is expected and not so, in a line and perhaps more below it; nothing when all is as expected. */
    List<String> differences(Rows actual);

    /** A single value. */
    record Value(Cell cell) implements Expectation {

        @Override
        public List<String> differences(Rows actual) {
            if (actual.rows().size() != 1 || actual.columns().size() != 1) {
                return List.of("expected " + cell.written() + ", and not " + shape(actual), table(actual));
            }
            String type = type(actual, 0);
            String value = actual.rows().get(0).value(0);
            return cell.matches(value, type)
                    ? List.of()
                    : List.of("expected " + cell.written() + ", and it is " + Cell.written(value, type));
        }
    }

    /** No row. */
    record Empty() implements Expectation {

        @Override
        public List<String> differences(Rows actual) {
            return actual.rows().isEmpty()
                    ? List.of()
                    : List.of("expected no row, and there " + number(actual), table(actual));
        }
    }

    /** So many rows. */
    record RowCount(int count) implements Expectation {

        @Override
        public int rows() {
            return Math.max(count, SOME);
        }

        @Override
        public List<String> differences(Rows actual) {
            int there = actual.rows().size();
            return there == count && !actual.more()
                    ? List.of()
                    : List.of(
                            "expected " + (count == 1 ? "1 row" : count + " rows") + ", and there " + number(actual),
                            table(actual));
        }
    }

    /** Columns with these names and types. */
    record Columns(List<Column> columns) implements Expectation {

        /** A column. */
        record Column(String name, String type) {

            String written() {
                return name + " " + type;
            }
        }

        @Override
        public List<String> differences(Rows actual) {
            List<Column> there = IntStream.range(0, actual.columns().size())
                    .mapToObj(i -> new Column(actual.columns().get(i), TypeWords.of(type(actual, i))))
                    .toList();
            boolean same = there.size() == columns.size()
                    && IntStream.range(0, there.size()).allMatch(i -> same(columns.get(i), there.get(i)));
            return same
                    ? List.of()
                    : List.of("expected the columns " + words(columns) + ", and they are " + words(there));
        }

        private static boolean same(Column one, Column other) {
            return one.name().equalsIgnoreCase(other.name()) && one.type().equals(other.type());
        }

        private static String words(List<Column> columns) {
            return "(" + String.join(", ", columns.stream().map(Column::written).toList()) + ")";
        }
    }

    /**
     * These rows.
     *
     * @param names the names of the columns; empty when none are expected
     */
    record Table(List<String> names, List<List<Cell>> cells, boolean ordered) implements Expectation {

        @Override
        public int rows() {
            return cells.size() + SOME;
        }

        @Override
        public List<String> differences(Rows actual) {
            boolean named =
                    names.isEmpty() || String.join("|", names).equalsIgnoreCase(String.join("|", actual.columns()));
            if (!named) {
                return List.of("expected the columns (" + String.join(", ", names) + "), and they are ("
                        + String.join(", ", actual.columns()) + ")");
            }
            List<String> difference = new RowDifference(this, actual).lines();
            return difference.isEmpty()
                    ? List.of()
                    : List.of(
                            "the rows are not those that are expected",
                            "difference: - expected, + there\n" + String.join("\n", difference));
        }
    }

    /** Returns the type of a column; empty when nobody knows. */
    static String type(Rows rows, int column) {
        return rows.types().isEmpty() ? "" : rows.types().get(column);
    }

    /** Returns in words how many rows there are. */
    private static String number(Rows rows) {
        int there = rows.rows().size();
        return rows.more() ? "are more than " + there : there == 1 ? "is 1" : there == 0 ? "is none" : "are " + there;
    }

    /** Returns in words what kind of result it is. */
    static String shape(Rows rows) {
        int columns = rows.columns().size();
        String number = rows.more()
                ? "more than " + rows.rows().size()
                : String.valueOf(rows.rows().size());
        return number + (number.equals("1") ? " row" : " rows") + " of " + columns
                + (columns == 1 ? " column" : " columns");
    }

    /** Returns the first rows, as they would be expected. */
    static String table(Rows rows) {
        List<String> lines = new ArrayList<>(List.of("rows:"));
        lines.add(line(rows.columns()));
        rows.rows().stream().limit(SOME).map(row -> line(rows, row)).forEach(lines::add);
        return String.join("\n", lines);
    }

    /** Returns a row as it would be expected. */
    static String line(Rows rows, Row row) {
        return line(IntStream.range(0, row.values().size())
                .mapToObj(i -> Cell.written(row.value(i), type(rows, i)))
                .toList());
    }

    static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
