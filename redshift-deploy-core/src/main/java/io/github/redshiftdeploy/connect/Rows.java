package io.github.redshiftdeploy.connect;

import java.util.List;

/**
 * The first rows of a result, as text.
 *
 * @param columns the names of the columns, as the server gives them
 * @param types the types of the columns, as the server calls them; empty when nobody asks for them
 * @param rows the rows, in order
 * @param more whether the result has rows beyond these; how many is not known, for they are not kept
 */
public record Rows(List<String> columns, List<String> types, List<Row> rows, boolean more) {

    /** Makes rows whose types nobody asks for. */
    public Rows(List<String> columns, List<Row> rows, boolean more) {
        this(columns, List.of(), rows, more);
    }

    /** Copies the lists. */
    public Rows {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        rows = List.copyOf(rows);
    }
}
