package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.Questions;
import io.github.redshiftdeploy.local.gateway.Translation;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Names of a SELECT list that later expressions of the list use: as on Redshift each stands for its expression, unless
 * the FROM clause offers a column of that name ({@code r_SELECT_list}).
 */
final class LateralAliases {
    private final FromClause from;
    private final Edits edits;

    private LateralAliases(Phrase phrase, Questions questions, Edits edits) {
        this.from = new FromClause(phrase, questions);
        this.edits = edits;
    }

    /** Returns a text in which each such name is replaced. */
    static Translation expand(Phrase request, Questions questions) {
        Edits edits = new Edits();
        for (Phrase statement : request.statements()) {
            if (!statement.at(0, "GRANT|REVOKE|ALTER")) {
                expand(statement, questions, edits);
            }
        }
        return edits.apply(request.source());
    }

    private static void expand(Phrase phrase, Questions questions, Edits edits) {
        LateralAliases aliases = new LateralAliases(phrase, questions, edits);
        for (int index = 0; index < phrase.size(); index++) {
            if (phrase.kind(index) == TokenKind.WORD && phrase.at(index, "SELECT")) {
                aliases.expand(SelectList.at(phrase, index));
            } else if (phrase.kind(index) == TokenKind.DOLLAR_STRING) {
                ProcedureBody.of(phrase, index)
                        .text()
                        .statements()
                        .forEach(statement -> expand(statement, questions, edits));
            }
        }
    }

    private void expand(SelectList list) {
        Map<String, String> known = new HashMap<>();
        List<SelectList.Item> items = list.items();
        for (SelectList.Item item : items) {
            String text = known.isEmpty() && !item.aliased() ? "" : expanded(item.expression(), known, list.to());
            if (item.aliased() && items.size() > 1) {
                known.putIfAbsent(item.name(), "(" + text + ")");
            }
        }
    }

    /** Replaces the names in an expression, and returns it on one line. */
    private String expanded(Phrase expression, Map<String, String> known, int fromClause) {
        StringJoiner text = new StringJoiner(" ");
        int query = -1;
        for (int index = 0; index < expression.size(); index++) {
            if (expression.at(index, "( SELECT|WITH") && index > query) {
                query = expression.closing(index);
            }
            String written = expression.text(index);
            String meant = index > query && isColumn(expression, index) ? known.get(Literals.folded(written)) : null;
            if (meant == null || from.offers(fromClause, Literals.folded(written))) {
                text.add(written);
            } else {
                text.add(meant);
                edits.replace(expression, index, meant);
            }
        }
        return text.toString();
    }

    private static boolean isColumn(Phrase expression, int index) {
        boolean name = expression.kind(index) == TokenKind.WORD || expression.kind(index) == TokenKind.QUOTED_NAME;
        return name && !expression.at(index - 1, ".|::|AS") && !expression.at(index + 1, ".|(");
    }
}
