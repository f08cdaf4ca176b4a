package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.tree.DataCommand.Update;

/** Finds {@code UPDATE orders SET paid = true}: it writes every row anew, and leaves the old ones to a VACUUM. */
final class UpdateWithoutWhere implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        if (statement.tree() instanceof Update update && update.where() == null) {
            findings.add(Finding.of(
                            Rule.UPDATE_WITHOUT_WHERE,
                            statement.at(update.at()),
                            "UPDATE without WHERE changes every row")
                    .help("add a WHERE clause"));
        }
    }
}
