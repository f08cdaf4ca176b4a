package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateMaterializedView;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateView;

/**
 * Finds {@code CREATE VIEW … AS SELECT * FROM orders}: nobody can read in it which columns the view has, and a new
 * column of the table appears in none of them, or in those that are late-binding.
 */
final class SelectStarInView implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        if (statement.tree() instanceof CreateView view) {
            check(statement, view.query(), view.late() ? "read" : "created", findings);
        } else if (statement.tree() instanceof CreateMaterializedView view) {
            check(statement, view.query(), "created", findings);
        }
    }

    private static void check(CheckedStatement statement, Query query, String when, Findings findings) {
        new Stars()
                .in(query)
                .findFirst()
                .ifPresent(star -> findings.add(Finding.of(
                                Rule.SELECT_STAR_IN_VIEW,
                                statement.at(star.at()),
                                "'*' stands for the columns that the table has when the view is " + when)
                        .help("name the columns")));
    }
}
