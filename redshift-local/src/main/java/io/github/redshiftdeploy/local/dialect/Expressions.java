package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.Locale;
import java.util.Map;

/** What can stand anywhere in an expression. */
final class Expressions {
    /** Words that are values to Redshift, and what gives the same value here. */
    private static final Map<String, String> VALUES = Map.of(
            "SYSDATE", "pg_catalog.\"sysdate\"()",
            "CURRENT_USER_ID", "pg_catalog.current_user_id()",
            "APPROXIMATE", "");

    private Expressions() {}

    static void rewrite(Phrase phrase, Edits edits) {
        for (int index = 0; index < phrase.size(); index++) {
            token(phrase, index, edits);
        }
        Types.greatestSizes(phrase, edits);
    }

    /** Returns the text of a phrase with its expressions rewritten. */
    static String rewritten(Phrase phrase) {
        String text = phrase.toString();
        Edits edits = new Edits();
        Phrase alone = Phrase.of(text);
        rewrite(alone, edits);
        Queries.rewrite(alone, edits);
        return edits.apply(text).sql();
    }

    private static void token(Phrase phrase, int index, Edits edits) {
        if (phrase.kind(index) != TokenKind.WORD) {
            if (phrase.at(index, "::")) {
                Types.anywhere(phrase, index + 1, edits);
            }
        } else if (phrase.at(index, "CAST (")) {
            int as = phrase.part(0, phrase.closing(index + 1)).findOutside("AS", index + 2);
            if (as > 0) {
                Types.anywhere(phrase, as + 1, edits);
            }
        } else if (phrase.at(index, "RESPECT NULLS")) {
            edits.delete(phrase, index, index + 2);
        } else if (!phrase.at(index - 1, ".")) {
            word(phrase, index, edits);
        }
    }

    private static void word(Phrase phrase, int index, Edits edits) {
        if (phrase.at(index + 1, "(")) {
            Functions.rewrite(new FunctionCall(phrase, index), edits);
            return;
        }
        String value = VALUES.get(phrase.text(index).toUpperCase(Locale.ROOT));
        if (value != null && !phrase.at(index - 1, "AS")) {
            edits.replace(phrase, index, value);
        }
    }
}
