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
            "CURRENT_NAMESPACE", "pg_catalog.current_namespace()",
            "PG_CONSTRAINT", "pg_redshift.pg_constraint",
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
        } else if (phrase.at(index, "INTERVAL (")) {
            interval(phrase, index, edits);
        } else if (phrase.at(index, "RESPECT NULLS")) {
            edits.delete(phrase, index, index + 2);
        } else if (phrase.at(index, "PG_CATALOG . PG_CONSTRAINT")) {
            edits.replace(phrase, index, "pg_redshift");
        } else if (!phrase.at(index - 1, ".")) {
            word(phrase, index, edits);
        }
    }

    private static void word(Phrase phrase, int index, Edits edits) {
        if (phrase.at(index + 1, "(")) {
            Functions.rewrite(new FunctionCall(phrase, index), edits);
            return;
        }
        if (phrase.at(index, "ARRAY") && !phrase.at(index + 1, "[")) {
            edits.replace(phrase, index, "\"array\"");
            return;
        }
        String value = VALUES.get(phrase.text(index).toUpperCase(Locale.ROOT));
        if (value != null && !phrase.at(index - 1, "AS")) {
            edits.replace(phrase, index, value);
        }
    }

    /** PostgreSQL has the digits of the seconds behind the fields: {@code INTERVAL '1.5' SECOND (3)}. */
    private static void interval(Phrase phrase, int index, Edits edits) {
        int literal = phrase.after(index + 1);
        int end = literal + 1;
        while (phrase.at(end, "YEAR|MONTH|DAY|HOUR|MINUTE|SECOND|TO")) {
            end++;
        }
        if (phrase.kind(literal) == TokenKind.STRING && end > literal + 1) {
            edits.delete(phrase, index + 1, literal);
            if (phrase.at(end - 1, "SECOND")) {
                edits.insert(phrase.end(end - 1), " " + phrase.text(index + 1, literal));
            }
        }
    }
}
