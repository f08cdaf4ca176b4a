package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.sql.StatementClass;

/** Finds {@code COMMIT} where no BEGIN is open: whoever reads the script cannot see what is committed together. */
final class CommitWithoutBegin implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        if (statement.statementClass() == StatementClass.BORDER) {
            boolean each = statement.script().transaction() == TransactionPolicy.NONE;
            String does =
                    each ? "does nothing: each statement is committed by itself" : "commits what stands before it";
            findings.add(Finding.of(
                            Rule.COMMIT_WITHOUT_BEGIN,
                            statement.at(0),
                            "'" + statement.kind() + "' without BEGIN " + does)
                    .help("write BEGIN where its transaction begins, or remove it"));
        }
    }
}
