package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateView;

/**
 * Finds {@code CREATE VIEW … FROM orders WITH NO SCHEMA BINDING}: Redshift refuses it, for it looks orders up later.
 */
final class UnqualifiedLateBinding implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        if (statement.tree() instanceof CreateView view && view.late()) {
            for (Effect effect : Unqualified.in(statement.effects().deferred())) {
                findings.add(Finding.of(
                                Rule.UNQUALIFIED_LATE_BINDING,
                                statement.at(effect.at()),
                                "a view WITH NO SCHEMA BINDING needs the schema of '"
                                        + effect.name().name() + "'")
                        .help("write the schema before the name"));
            }
        }
    }
}
