package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableChange.Rename;
import io.github.redshiftdeploy.sql.tree.TableChange.RenameColumn;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTableAs;
import io.github.redshiftdeploy.sql.tree.TableElement.Column;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateMaterializedView;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds new tables, views and columns named {@code "order"}: whoever uses them, by whatever tool, has to quote them.
 */
final class ReservedWordAsName implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        Stream.concat(
                        named(statement.tree()),
                        NewColumns.of(statement.tree()).stream().map(Column::name))
                .filter(ReservedWordAsName::isReserved)
                .forEach(name -> findings.add(Finding.of(
                                Rule.RESERVED_WORD_AS_NAME,
                                statement.at(name.at()),
                                "'" + name.text() + "' is a reserved word, and has to be quoted wherever it is used")
                        .help("choose another name, such as '" + name.key() + "_'")));
    }

    private static boolean isReserved(Name name) {
        Keyword keyword = name.quoted() ? Keyword.of(name.text()) : null;
        return keyword != null && keyword.reserved();
    }

    private static Stream<Name> named(@Nullable Command command) {
        if (command instanceof CreateTable create && !create.temporary()) {
            return Stream.of(create.name());
        }
        if (command instanceof CreateTableAs create && !create.temporary()) {
            return with(create.name(), create.columns());
        }
        if (command instanceof CreateView create) {
            return with(create.name(), create.columns());
        }
        if (command instanceof CreateMaterializedView create) {
            return with(create.name(), create.columns());
        }
        return command instanceof AlterTable alter
                ? alter.changes().stream().flatMap(ReservedWordAsName::named)
                : Stream.empty();
    }

    private static Stream<Name> named(TableChange change) {
        if (change instanceof Rename rename) {
            return Stream.of(rename.name());
        }
        return change instanceof RenameColumn rename ? Stream.of(rename.name()) : Stream.empty();
    }

    private static Stream<Name> with(Name name, List<Name> columns) {
        return Stream.concat(Stream.of(name), columns.stream());
    }
}
