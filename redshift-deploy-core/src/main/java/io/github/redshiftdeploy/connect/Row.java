package io.github.redshiftdeploy.connect;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of a result, as text; columns count from 0. */
public record Row(List<@Nullable String> values) {

    /** Wraps the list. */
    public Row {
        values = Collections.unmodifiableList(values);
    }

    /** Returns a value, or null when it is SQL's NULL. */
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
}
