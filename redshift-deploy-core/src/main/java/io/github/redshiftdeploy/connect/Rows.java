package io.github.redshiftdeploy.connect;

import java.util.List;

/**
 * The first rows of a result, as text.
 *
 * @param rows the rows, in order
 * @param more whether the result has rows beyond these; how many is not known, for they are not kept
 */
public record Rows(List<String> columns, List<Row> rows, boolean more) {

    /** Copies the lists. */
    public Rows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
