package io.github.redshiftdeploy.connect;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a result, as text.
 *
 * @param rows the values row by row; null is SQL's NULL
 * @param more whether the result has rows beyond these; how many is not known, for they are not kept
 */
public record Rows(List<String> columns, List<List<@Nullable String>> rows, boolean more) {

    /** Copies the lists. */
    public Rows {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
    }
}
