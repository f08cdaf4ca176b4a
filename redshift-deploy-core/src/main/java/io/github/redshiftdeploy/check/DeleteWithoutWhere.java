package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.Lexer;

/** Finds {@code DELETE FROM orders}: it removes every row, slowly, and leaves the space to a VACUUM. */
final class DeleteWithoutWhere implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        if (statement.kind() == StatementKind.DELETE && !hasWhere(statement.sql())) {
            findings.add(
                    Finding.of(Rule.DELETE_WITHOUT_WHERE, statement.at(0), "DELETE without WHERE removes every row")
                            .help("add a WHERE clause; to empty the table, TRUNCATE is faster, but commits"));
        }
    }

    private static boolean hasWhere(String sql) {
        return Lexer.tokens(sql).stream().anyMatch(token -> token.text(sql).equalsIgnoreCase("WHERE"));
    }
}
