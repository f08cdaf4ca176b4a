package io.github.redshiftdeploy.connect;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result, as text.
 *
 * @param columns the names of the columns, as the server gives them; empty when nobody asks for them
 * @param values a value for each column
 */
public record Row(List<String> columns, List<@Nullable String> values) {

    /** Wraps the lists. */
    public Row {
        values = Collections.unmodifiableList(values);
    }

    /** Makes a row whose values are asked for by number. */
    public Row(List<@Nullable String> values) {
        this(List.of(), values);
    }

    /** Returns a value, or null when it is SQL's NULL; columns count from 0. */
    public @Nullable String value(int column) {
        return values.get(column);
    }

    /** Returns a value; NULL reads empty. */
    public String text(int column) {
        return Objects.requireNonNullElse(values.get(column), "");
    }

    /** Returns a value that is a whole number and not NULL. */
    public int number(int column) {
        return Integer.parseInt(text(column));
    }

    /**
     * Returns the value of a column, or null when it is SQL's NULL.
     *
     * @throws IllegalArgumentException when there is no such column
     */
    public @Nullable String value(String column) {
        for (int i = 0; i < columns.size(); i++) {
            // A user of Redshift may be set to see all names in capitals.
            if (columns.get(i).equalsIgnoreCase(column)) {
                return values.get(i);
            }
        }
        throw new IllegalArgumentException("no column '" + column + "' among " + columns);
    }

    /** Returns the value of a column; NULL reads empty. */
    public String text(String column) {
        return Objects.requireNonNullElse(value(column), "");
    }
}
