package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.tree.DataCommand.Delete;

/** Finds {@code DELETE FROM orders}: it removes every row, and leaves their space to a VACUUM. */
final class DeleteWithoutWhere implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        if (statement.tree() instanceof Delete delete && delete.where() == null) {
            findings.add(Finding.of(
                            Rule.DELETE_WITHOUT_WHERE,
                            statement.at(delete.at()),
                            "DELETE without WHERE removes every row")
                    .help("add a WHERE clause; to empty the table, TRUNCATE is faster, but commits"));
        }
    }
}
