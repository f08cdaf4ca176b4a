package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table of the history, whose values are what the tool has written: what is none of that is damage.
 *
 * @param schema the schema of the history
 */
record HistoryRow(Row row, TableLayout table, String schema) {

    private static final int LONGEST_NUMBER = 10;
    private static final int LONGEST_MOMENT = 40;
    private static final int CHECKSUM = 64;

    @Nullable
    String value(String column) {
        return row.value(column);
    }

    /** Returns a value; NULL reads empty. */
    String text(String column) {
        return row.text(column);
    }

    /** Returns the id of a deployment. */
    String id(String column) {
        String id = text(column);
        if (!DeploymentId.isOne(id)) {
            throw damaged(column, id);
        }
        return id;
    }

    /** Returns the id of a deployment, or null. */
    @Nullable
    String idOrNull(String column) {
        return value(column) == null ? null : id(column);
    }

    /** Returns a point of time, in words that hold nothing else. */
    String moment(String column) {
        String moment = text(column);
        boolean one = !moment.isEmpty()
                && moment.length() <= LONGEST_MOMENT
                && moment.chars().allMatch(c -> "0123456789-: .+".indexOf(c) >= 0);
        if (!one) {
            throw damaged(column, moment);
        }
        return moment;
    }

    /** Returns a point of time, or null. */
    @Nullable
    String momentOrNull(String column) {
        return value(column) == null ? null : moment(column);
    }

    /** Returns the SHA-256 of a text. */
    String checksum(String column) {
        String checksum = text(column).strip();
        boolean one =
                checksum.length() == CHECKSUM && checksum.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
        if (!one) {
            throw damaged(column, checksum);
        }
        return checksum;
    }

    /** Returns the SHA-256 of a text, or null. */
    @Nullable
    String checksumOrNull(String column) {
        return value(column) == null ? null : checksum(column);
    }

    /** Returns a whole number from 0. */
    int number(String column) {
        return number(column, text(column));
    }

    /** Returns whole numbers from 0 with commas between them; NULL reads as none. */
    List<Integer> numbers(String column) {
        List<Integer> numbers = new ArrayList<>();
        for (String number : List.of(text(column).split(","))) {
            if (!number.isEmpty()) {
                numbers.add(number(column, number));
            }
        }
        return numbers;
    }

    private int number(String column, String text) {
        boolean whole = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(text) <= Integer.MAX_VALUE;
        if (!whole) {
            throw damaged(column, text);
        }
        return Integer.parseInt(text);
    }

    /** Returns a value that is one of some words. */
    <E extends Enum<E>> E choice(String column, Class<E> type) {
        return Choice.of(type, text(column)).orElseThrow(() -> damaged(column, text(column)));
    }

    /** Returns the error that the history cannot be relied on. */
    DiagnosticException damaged(String what) {
        return new DiagnosticException(HistoryLook.damaged(schema, what));
    }

    private DiagnosticException damaged(String column, String value) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return damaged("a row of '" + table.name() + "' has '" + shown + "' for '" + column + "'");
    }
}
