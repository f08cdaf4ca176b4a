package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.effect.Conditions;
import io.github.redshiftdeploy.sql.tree.DataCommand.Update;

/** Finds {@code UPDATE orders SET paid = true}: it writes every row anew, and leaves the old ones to a VACUUM. */
final class UpdateWithoutWhere implements Check {

    private final OwnTables tables = new OwnTables();

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        tables.take(statement.tree());
        if (statement.tree() instanceof Update update
                && Conditions.letsAllThrough(update.where())
                && !joins(update)
                && !tables.isTemporary(update.table())) {
            findings.add(Finding.of(Rule.UPDATE_WITHOUT_WHERE, statement.at(update.at()), message(update))
                    .help("add a WHERE clause"));
        }
    }

    /** {@code UPDATE o SET … FROM orders o JOIN payments p ON …} changes the rows that the join finds. */
    private static boolean joins(Update update) {
        return update.from().stream()
                .anyMatch(
                        relation -> Aliases.of(relation).contains(update.table().key()));
    }

    private static String message(Update update) {
        return update.where() == null
                ? "UPDATE without WHERE changes every row"
                : "UPDATE with a WHERE that is always true changes every row";
    }
}
