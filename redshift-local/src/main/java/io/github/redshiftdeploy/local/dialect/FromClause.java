package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.Questions;
import java.util.List;

/** The columns that the FROM of a query offers, as far as the text and the tables that are there tell. */
final class FromClause {
    private static final String ENDS =
            "WHERE|GROUP|HAVING|QUALIFY|WINDOW|ORDER|LIMIT|OFFSET|UNION|EXCEPT|INTERSECT|MINUS|)|;";

    private static final int DEEPEST = 10;

    private final Phrase phrase;
    private final Questions questions;

    FromClause(Phrase phrase, Questions questions) {
        this.phrase = phrase;
        this.questions = questions;
    }

    /** Tells whether a query has a column of a name in its FROM, which begins at an index. */
    boolean offers(int from, String column) {
        return offers(from, column, 0);
    }

    private boolean offers(int from, String column, int depth) {
        if (!phrase.at(from, "FROM") || depth > DEEPEST) {
            return false;
        }
        int end = phrase.findOutside(ENDS, from);
        int to = end < 0 ? phrase.size() : end;
        for (int index = from; index < to; index = phrase.after(index)) {
            if (phrase.at(index, "FROM|JOIN|,") && source(index + 1, column, depth)) {
                return true;
            }
        }
        return false;
    }

    private boolean source(int index, String column, int depth) {
        if (phrase.at(index, "(")) {
            int select = index + 1;
            return phrase.at(select, "SELECT|WITH") && query(select, column, depth + 1);
        }
        String name = phrase.text(index, phrase.afterName(index));
        int common = commonTable(Literals.folded(name));
        return common > 0
                ? query(common, column, depth + 1)
                : questions
                        .ask("SELECT 1 WHERE pg_redshift.has_column(" + Literals.quoted(Names.quoted(name)) + ", "
                                + Literals.quoted(column) + ")")
                        .contains("1");
    }

    /** Returns where the query begins that WITH has given a name; 0 when it has not. */
    private int commonTable(String name) {
        for (int index = phrase.find("WITH"); index >= 0 && index < phrase.size(); index++) {
            boolean named = Literals.folded(phrase.text(index)).equals(name);
            int as = phrase.at(index + 1, "(") ? phrase.after(index + 1) : index + 1;
            if (named && phrase.at(as, "AS (")) {
                return as + 2;
            }
        }
        return 0;
    }

    private boolean query(int begin, String column, int depth) {
        int select = phrase.at(begin, "SELECT") ? begin : phrase.findOutside("SELECT", begin);
        if (select < 0) {
            return false;
        }
        SelectList list = SelectList.at(phrase, select);
        List<SelectList.Item> items = list.items();
        return items.stream().anyMatch(item -> item.name().equals(column))
                || (items.stream().anyMatch(SelectList.Item::isAll) && offers(list.to(), column, depth));
    }
}
