package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import java.util.ArrayList;
import java.util.List;

/** How rows differ from those that are expected: what is missing, what is there instead, and where that is. */
final class RowDifference {

    /** More lines than these are not read any more. */
    private static final int MOST_LINES = 30;

    private final Expectation.Table expected;
    private final Rows actual;
    private final List<String> lines = new ArrayList<>();
    private boolean differs;
    private int equal;

    RowDifference(Expectation.Table expected, Rows actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** Returns the lines, of which rows that are equal are only counted; none when there is no difference. */
    List<String> lines() {
        if (expected.ordered()) {
            inOrder();
        } else {
            inAnyOrder();
        }
        if (actual.more()) {
            add("+ and more rows");
        }
        if (!differs) {
            return List.of();
        }
        addEqual();
        return lines.size() <= MOST_LINES
                ? lines
                : concat(lines.subList(0, MOST_LINES), "… and " + (lines.size() - MOST_LINES) + " more lines");
    }

    private static List<String> concat(List<String> some, String last) {
        List<String> all = new ArrayList<>(some);
        all.add(last);
        return all;
    }

    /** The longest common sequence: a row that is missing does not make all that follow it differ. */
    private void inOrder() {
        List<List<Cell>> wanted = expected.cells();
        List<Row> there = actual.rows();
        int[][] common = new int[wanted.size() + 1][there.size() + 1];
        for (int i = wanted.size() - 1; i >= 0; i--) {
            for (int j = there.size() - 1; j >= 0; j--) {
                common[i][j] = matches(wanted.get(i), there.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < wanted.size() || j < there.size()) {
            if (i < wanted.size() && j < there.size() && matches(wanted.get(i), there.get(j))) {
                equal++;
                i++;
                j++;
            } else if (j == there.size() || (i < wanted.size() && common[i + 1][j] >= common[i][j + 1])) {
                missing(wanted.get(i++));
            } else {
                unexpected(there.get(j++));
            }
        }
    }

    private void inAnyOrder() {
        List<Row> left = new ArrayList<>(actual.rows());
        for (List<Cell> wanted : expected.cells()) {
            int place = 0;
            while (place < left.size() && !matches(wanted, left.get(place))) {
                place++;
            }
            if (place < left.size()) {
                left.remove(place);
                equal++;
            } else {
                missing(wanted);
            }
        }
        left.forEach(this::unexpected);
    }

    private boolean matches(List<Cell> wanted, Row there) {
        if (wanted.size() != there.values().size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).matches(there.value(i), Expectation.type(actual, i))) {
                return false;
            }
        }
        return true;
    }

    private void missing(List<Cell> row) {
        add("- " + Expectation.line(row.stream().map(Cell::written).toList()));
    }

    private void unexpected(Row row) {
        add("+ " + Expectation.line(actual, row));
    }

    private void add(String line) {
        addEqual();
        differs = true;
        lines.add(line);
    }

    private void addEqual() {
        if (equal > 0) {
            lines.add("  " + (equal == 1 ? "1 row that is as expected" : equal + " rows that are as expected"));
        }
        equal = 0;
    }
}
