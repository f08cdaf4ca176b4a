package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;

/** Clauses of queries. */
final class Queries {
    private static final String SET_OPERATORS = "UNION|EXCEPT|INTERSECT|MINUS";

    private Queries() {}

    static void rewrite(Phrase phrase, Edits edits) {
        for (int index = phrase.find("TOP|MINUS"); index >= 0 && index < phrase.size(); index++) {
            if (phrase.at(index, "TOP") && phrase.kind(index + 1) == TokenKind.NUMBER) {
                top(phrase, index, edits);
            }
            if (phrase.at(index, "MINUS") && phrase.at(index + 1, "SELECT|(|ALL|DISTINCT")) {
                edits.replace(phrase, index, "EXCEPT");
            }
        }
    }

    /** {@code SELECT … INTO #t} makes a temporary table. */
    static void select(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int into = QualifiedName.into(phrase);
        if (into > 0 && QualifiedName.behindInto(phrase, into).temporaryByNameAlone()) {
            edits.insert(phrase.end(into), " TEMP");
        }
    }

    /** {@code DELETE t} is {@code DELETE FROM t}. */
    static void delete(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        if (!phrase.at(1, "FROM")) {
            edits.insert(phrase.end(0), " FROM");
        }
    }

    /** {@code TOP n} becomes a {@code LIMIT} at the end of its query. */
    private static void top(Phrase phrase, int top, Edits edits) {
        int end = top;
        while (end < phrase.size() && !phrase.at(end, ")") && !phrase.at(end, SET_OPERATORS)) {
            end = phrase.after(end);
        }
        edits.delete(phrase, top, top + 2);
        edits.insert(phrase.end(end - 1), " LIMIT " + phrase.text(top + 1));
    }
}
