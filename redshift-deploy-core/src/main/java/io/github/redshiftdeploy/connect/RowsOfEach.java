package io.github.redshiftdeploy.connect;

import java.util.ArrayList;
import java.util.List;

/** Keeps the rows of each command that answers with rows, and hears nothing else. */
public final class RowsOfEach implements ResultListener {

    private final List<List<Row>> results = new ArrayList<>();

    @Override
    public void rows(int statement, Rows rows) {
        results.add(rows.rows());
    }

    /** Returns what it has heard so far. */
    public List<List<Row>> results() {
        return List.copyOf(results);
    }
}
