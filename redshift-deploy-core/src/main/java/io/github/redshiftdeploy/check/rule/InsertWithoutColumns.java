package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.tree.DataCommand.Insert;

/** Finds {@code INSERT INTO orders SELECT …}: the order of the table's columns decides where a value goes. */
final class InsertWithoutColumns implements Check {

    private final OwnTables tables = new OwnTables();

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        tables.take(statement.tree());
        if (statement.tree() instanceof Insert insert
                && insert.columns().isEmpty()
                && insert.source() != null
                && !tables.contains(insert.table())) {
            findings.add(Finding.of(
                            Rule.INSERT_WITHOUT_COLUMNS,
                            statement.at(insert.at()),
                            "INSERT without columns depends on the order in which the table has them")
                    .help("name the columns behind the table"));
        }
    }
}
