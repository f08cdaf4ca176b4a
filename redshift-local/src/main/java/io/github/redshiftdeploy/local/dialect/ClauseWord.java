package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;

/** Words that begin a clause and are not reserved: a column or a table can have their names. */
final class ClauseWord {
    /** What cannot end what stands before a clause. */
    private static final String BEFORE_NAMES =
            "SELECT|DISTINCT|ALL|AS|SET|FROM|JOIN|INTO|UPDATE|TABLE|WHERE|AND|OR|NOT|BY|ON"
                    + "|HAVING|WHEN|THEN|ELSE|CASE|BETWEEN|IN|LIKE|ILIKE|USING|TO|COLUMN";

    /** What can follow an alias, and does not begin what a clause says. */
    private static final String BEHIND_NAMES =
            ",|)|.|=|FROM|AS|WHERE|JOIN|INNER|CROSS|FULL|NATURAL|ON|USING|GROUP|HAVING|ORDER"
                    + "|LIMIT|OFFSET|UNION|EXCEPT|INTERSECT|MINUS|SET|WHEN|VALUES";

    private ClauseWord() {}

    /** Tells whether a word of a text begins a clause somewhere. */
    static boolean isIn(Phrase phrase, String word) {
        for (int index = phrase.find(word); index >= 0; index = phrase.find(word, index + 1)) {
            if (isBehind(phrase, index) && goesOn(phrase, index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBehind(Phrase phrase, int index) {
        return phrase.kind(index - 1) == TokenKind.OPERATOR
                ? phrase.at(index - 1, ")|]|*")
                : index > 0 && !phrase.at(index - 1, BEFORE_NAMES);
    }

    private static boolean goesOn(Phrase phrase, int index) {
        return index + 1 < phrase.size()
                && !phrase.at(index + 1, BEHIND_NAMES)
                && !phrase.at(index + 1, "LEFT|RIGHT JOIN|OUTER");
    }
}
