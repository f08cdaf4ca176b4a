package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.StatementPlace;
import io.github.redshiftdeploy.sql.Comment;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.lexer.TokenKind;

/**
 * Finds {@code /*} inside of a block comment. Redshift's SQL counts both, and some editors and drivers do not; inside
 * the body of a procedure Redshift itself does not.
 */
final class NestedComment implements Check {

    private static final String OPENER = "/*";

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        for (Comment comment : statement.comments()) {
            if (comment.text().equals(OPENER)) {
                findings.add(finding(statement.at(comment)));
            }
        }
        if (statement.kind() == StatementKind.CREATE_PROCEDURE
                && statement.sql().contains(OPENER)) {
            bodies(statement, findings);
        }
    }

    private static void bodies(CheckedStatement statement, Findings findings) {
        for (Token token : Lexer.tokens(statement.sql())) {
            if (token.kind() == TokenKind.DOLLAR_STRING) {
                int tag = token.text(statement.sql()).indexOf('$', 1) + 1;
                body(statement, token.start() + tag, token.end() - tag, findings);
            }
        }
    }

    private static void body(CheckedStatement statement, int from, int to, Findings findings) {
        String body = statement.sql().substring(from, to);
        for (Token token : Lexer.tokens(body)) {
            int nested =
                    token.kind() == TokenKind.BLOCK_COMMENT ? token.text(body).indexOf(OPENER, OPENER.length()) : -1;
            if (nested >= 0) {
                findings.add(finding(statement.at(from + token.start() + nested)));
            }
        }
    }

    private static Finding finding(StatementPlace spot) {
        return Finding.of(
                        Rule.NESTED_COMMENT,
                        spot,
                        "a comment begins inside of a comment; not everybody reads that alike")
                .help("end the outer comment before it, or begin its lines with '--'");
    }
}
