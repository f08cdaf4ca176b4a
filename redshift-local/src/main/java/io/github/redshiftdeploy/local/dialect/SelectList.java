package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.List;

/**
 * What a SELECT returns.
 *
 * @param phrase the statement
 * @param from the index of the first item
 * @param to the index behind the last one
 */
record SelectList(Phrase phrase, int from, int to) {
    private static final String ENDS =
            "FROM|INTO|WHERE|GROUP|HAVING|QUALIFY|WINDOW|ORDER|LIMIT|OFFSET|UNION|EXCEPT|INTERSECT|MINUS|)|;";

    /** Words that end an expression and are no names. */
    private static final String NO_NAMES = "END|NULL|TRUE|FALSE|UNKNOWN|DAY|MONTH|YEAR|HOUR|MINUTE|SECOND";

    /** Returns the list of the SELECT at an index. */
    static SelectList at(Phrase phrase, int select) {
        int from = select + 1;
        while (phrase.at(from, "DISTINCT|ALL") || phrase.at(from, "TOP")) {
            from += phrase.at(from, "TOP") ? 2 : 1;
        }
        int end = phrase.findOutside(ENDS, from);
        return new SelectList(phrase, from, end < 0 ? phrase.size() : end);
    }

    List<Item> items() {
        return phrase.split(from, to).stream().map(Item::of).toList();
    }

    /**
     * One of the things returned.
     *
     * @param expression what it is
     * @param name what it is called, folded; nothing when it has no name
     * @param aliased whether the name is given to it
     */
    record Item(Phrase expression, String name, boolean aliased) {
        private static Item of(Phrase item) {
            int last = item.size() - 1;
            if (last > 0 && item.at(last - 1, "AS")) {
                return new Item(item.part(0, last - 1), Literals.folded(item.text(last)), true);
            }
            if (last > 0 && isName(item, last) && endsExpression(item, last - 1)) {
                return new Item(item.part(0, last), Literals.folded(item.text(last)), true);
            }
            return new Item(item, last >= 0 && isName(item, last) ? Literals.folded(item.text(last)) : "", false);
        }

        private static boolean isName(Phrase item, int index) {
            return item.kind(index) == TokenKind.QUOTED_NAME
                    || (item.kind(index) == TokenKind.WORD && !item.at(index, NO_NAMES));
        }

        private static boolean endsExpression(Phrase item, int index) {
            return switch (item.kind(index)) {
                case NUMBER, STRING, QUOTED_NAME -> true;
                case OPERATOR -> item.at(index, ")");
                case WORD -> item.at(index, "END|NULL|TRUE|FALSE") || index == 0 || item.at(index - 1, ".");
                default -> false;
            };
        }

        boolean isAll() {
            return expression.size() > 0 && expression.at(expression.size() - 1, "*") && !aliased;
        }
    }
}
