package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.history.KeptChange;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.sql.tree.TableElement.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows back that a table had.
 *
 * @param table the table
 * @param backup the copy of its rows
 * @param there how SQL names the table now; absent when it is made again, so that nothing is in it
 */
record RowRestoration(
        ObjectVersion table, KeptChange backup, @Nullable String there) {

    /** Returns what would be lost: whatever is in the table now. */
    Optional<Loss> loss() {
        return there == null
                ? Optional.empty()
                : Optional.of(new Loss("rows of " + there + " that are there now", there, null));
    }

    /**
     * Returns the statements, for a table that has its columns back.
     *
     * @param dropData whether what is in the table may go; else they fail when something is
     */
    List<String> statements(boolean dropData) {
        String path = table.identity().path();
        List<String> statements = new ArrayList<>();
        if (there != null && dropData) {
            statements.add("DELETE FROM " + path);
        } else if (there != null) {
            statements.addAll(new Loss("", path, null).guard());
        }
        if (!backup.detail().isEmpty()) {
            String columns = table.table().stream()
                    .flatMap(create -> create.elements().stream())
                    .filter(Column.class::isInstance)
                    .map(element -> Printer.print(((Column) element).name()))
                    .collect(Collectors.joining(", "));
            statements.add("INSERT INTO " + path + " (" + columns + ") SELECT " + columns + " FROM " + backup.detail());
        }
        return statements;
    }
}
