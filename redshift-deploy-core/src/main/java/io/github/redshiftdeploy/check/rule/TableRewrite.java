package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.effect.RowRewrites;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;

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
                    .filter(RowRewrites::by)
                    .findFirst()
                    .ifPresent(change -> findings.add(finding(statement, alter.name(), change)));
        }
    }

    private static Finding finding(CheckedStatement statement, Name table, TableChange change) {
        return Finding.of(
                        Rule.TABLE_REWRITE,
                        statement.at(change.at()),
                        "the rows of '" + table.path() + "' are written anew, which takes long when there are many")
                .help("deploy it when nobody needs the table, or fill a new table and rename it");
    }
}
