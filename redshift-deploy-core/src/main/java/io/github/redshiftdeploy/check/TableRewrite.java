package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableChange.AlterColumn;
import io.github.redshiftdeploy.sql.tree.TableChange.Setting;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import io.github.redshiftdeploy.sql.tree.Words;

/**
 * Finds {@code ALTER TABLE orders ALTER DISTKEY id} and its like: all rows are written anew, which takes hours for a
 * large table. What leaves the choice to Redshift is done later, and piece by piece.
 */
final class TableRewrite implements Check {

    private final OwnTables tables = new OwnTables();

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        tables.take(statement.tree());
        if (statement.tree() instanceof AlterTable alter && !tables.contains(alter.name())) {
            alter.changes().stream()
                    .filter(TableRewrite::rewrites)
                    .findFirst()
                    .ifPresent(change -> findings.add(finding(statement, alter.name(), change)));
        }
    }

    /** Tells whether a change writes all rows anew. */
    static boolean rewrites(TableChange change) {
        if (change instanceof AlterColumn column) {
            return column.change().words().equals("ENCODE");
        }
        return change instanceof Setting setting && rewrites(setting.option());
    }

    /** {@code AUTO} and {@code NONE} leave the rows as they are, at least for now. */
    private static boolean rewrites(Option option) {
        boolean layout = option.words().endsWith("DISTKEY")
                || option.words().endsWith("DISTSTYLE")
                || option.words().endsWith("SORTKEY");
        return layout
                && option.values().stream()
                        .noneMatch(value ->
                                value instanceof Words words && words.words().equals("AUTO"));
    }

    private static Finding finding(CheckedStatement statement, Name table, TableChange change) {
        return Finding.of(
                        Rule.TABLE_REWRITE,
                        statement.at(change.at()),
                        "the rows of '" + table.path() + "' are written anew, which takes long when there are many")
                .help("deploy it when nobody needs the table, or fill a new table and rename it");
    }
}
