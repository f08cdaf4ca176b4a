package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.TableChange.AddColumn;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.TableElement.Column;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that a statement adds to the tables of Redshift; those of temporary tables are gone soon. */
final class NewColumns {

    private NewColumns() {}

    static List<Column> of(@Nullable Command command) {
        if (command instanceof CreateTable create && !create.temporary()) {
            return only(Column.class, create.elements().stream());
        }
        if (command instanceof AlterTable alter && !alter.name().temporary()) {
            return only(AddColumn.class, alter.changes().stream()).stream()
                    .map(AddColumn::column)
                    .toList();
        }
        return List.of();
    }

    private static <T> List<T> only(Class<T> type, Stream<?> things) {
        return things.filter(type::isInstance).map(type::cast).toList();
    }
}
