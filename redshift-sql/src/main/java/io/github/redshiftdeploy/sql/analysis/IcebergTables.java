package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TableCommand;
import java.util.List;

/** Tables that Redshift keeps in the format of Iceberg, outside of its own storage. */
final class IcebergTables {

    private IcebergTables() {}

    /** Tells whether a command creates one. */
    static boolean creates(Command command) {
        if (command instanceof TableCommand.CreateTable table) {
            return usesIceberg(table.options());
        }
        return command instanceof TableCommand.CreateTableAs table && usesIceberg(table.options());
    }

    private static boolean usesIceberg(List<Option> options) {
        return options.stream().anyMatch(option -> option.words().equals("USING ICEBERG"));
    }
}
