package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.TransactionCheck;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code TRUNCATE} between changes of rows: it commits the ones before it, which then stay when one after it
 * fails. Inside BEGIN and COMMIT, {@link TransactionCheck} finds it.
 */
final class TruncateCommits implements Check {

    private boolean block;
    private boolean changed;
    private @Nullable Finding truncated;

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        switch (statement.statementClass()) {
            case OPENS -> begin(true);
            case CLOSES, UNDOES, ALONE, BORDER -> begin(false);
            case COMMITS -> commit(statement);
            case TRANSACTIONAL -> {
                if (writesRows(statement)) {
                    change(findings);
                }
            }
        }
    }

    private static boolean writesRows(CheckedStatement statement) {
        return statement.effects().direct().stream()
                .anyMatch(effect -> effect.action() == Action.WRITES && effect.kind() == ObjectKind.RELATION);
    }

    private void begin(boolean ofBlock) {
        block = ofBlock;
        changed = false;
        truncated = null;
    }

    private void commit(CheckedStatement statement) {
        boolean together = !block && statement.script().transaction() == TransactionPolicy.AUTO;
        if (changed && together && statement.kind() == StatementKind.TRUNCATE) {
            truncated = Finding.of(
                            Rule.TRUNCATE_COMMITS,
                            statement.at(0),
                            "TRUNCATE commits the changes before it, which stay when one after it fails")
                    .help("put it first, or use DELETE, which stays in the transaction");
        }
        changed = false;
    }

    private void change(Findings findings) {
        if (truncated != null) {
            findings.add(truncated);
            truncated = null;
        }
        changed = true;
    }
}
