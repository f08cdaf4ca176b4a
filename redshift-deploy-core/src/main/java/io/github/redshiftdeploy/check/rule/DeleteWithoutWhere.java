package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.effect.Conditions;
import io.github.redshiftdeploy.sql.tree.DataCommand.Delete;

/** Finds {@code DELETE FROM orders}: it removes every row, and leaves their space to a VACUUM. */
final class DeleteWithoutWhere implements Check {

    private final OwnTables tables = new OwnTables();

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        tables.take(statement.tree());
        if (statement.tree() instanceof Delete delete
                && Conditions.letsAllThrough(delete.where())
                && !tables.isTemporary(delete.table())) {
            findings.add(Finding.of(Rule.DELETE_WITHOUT_WHERE, statement.at(delete.at()), message(delete))
                    .help("add a WHERE clause; to empty the table, TRUNCATE is faster, but commits"));
        }
    }

    private static String message(Delete delete) {
        return delete.where() == null
                ? "DELETE without WHERE removes every row"
                : "DELETE with a WHERE that is always true removes every row";
    }
}
