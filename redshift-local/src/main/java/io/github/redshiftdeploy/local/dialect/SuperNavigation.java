package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Ways into values of type SUPER: paths, and arrays whose elements FROM makes rows of ({@code query-super}). */
final class SuperNavigation {
    private static final String UNNESTING = "arrays of type SUPER in FROM";

    private static final String ENDS =
            "WHERE|GROUP|HAVING|QUALIFY|WINDOW|ORDER|LIMIT|OFFSET|UNION|EXCEPT|INTERSECT|MINUS|)|;";

    private SuperNavigation() {}

    /** Returns why a query, which may stand in another statement, is not rehearsed. */
    static Optional<Refusal> check(Phrase phrase) {
        for (int from = phrase.find("FROM"); from >= 0; from = phrase.find("FROM", from + 1)) {
            boolean compares = phrase.at(from - 1, "DISTINCT");
            if (!compares && unnests(phrase, from)) {
                return Optional.of(Refusal.notRehearsed(UNNESTING));
            }
        }
        for (int index = phrase.find("["); index >= 0; index = phrase.find("[", index + 1)) {
            if (isPath(phrase, index)) {
                return Optional.of(Refusal.notRehearsed("paths into values of type SUPER"));
            }
        }
        return Optional.empty();
    }

    /** {@code f(x)[0]}, and {@code a[0].b}; an index alone works here too, and {@code varchar(10)[]} is a type. */
    private static boolean isPath(Phrase phrase, int bracket) {
        if (phrase.at(bracket + 1, "]")) {
            return false;
        }
        int close = phrase.find("]", bracket);
        boolean goesOn = phrase.at(close + 1, ".") && isName(phrase, close + 2);
        return goesOn || (phrase.at(bracket - 1, ")") && isCall(phrase, bracket - 1));
    }

    private static boolean isCall(Phrase phrase, int close) {
        for (int open = close; open > 0; open--) {
            if (phrase.at(open, "(") && phrase.closing(open) == close) {
                return isName(phrase, open - 1);
            }
        }
        return false;
    }

    /** Tells whether a relation begins with what a relation before it is called: it lies in that one's rows. */
    private static boolean unnests(Phrase phrase, int from) {
        int end = phrase.findOutside(ENDS, from);
        Set<String> relations = new HashSet<>();
        for (int index = from; index >= 0 && index < (end < 0 ? phrase.size() : end); index = phrase.after(index)) {
            if (phrase.at(index, "FROM|JOIN|,") && unnests(phrase, index + 1, relations)) {
                return true;
            }
        }
        return false;
    }

    private static boolean unnests(Phrase phrase, int relation, Set<String> before) {
        if (phrase.at(relation, "( SELECT|WITH|(") || phrase.at(relation + 1, "(")) {
            return phrase.at(relation, "UNNEST (");
        }
        int name = phrase.at(relation, "(") ? relation + 1 : relation;
        int after = phrase.afterName(name);
        boolean bracketed = name > relation && phrase.at(after, ")");
        if (bracketed || before.contains(Literals.folded(phrase.text(name))) || phrase.at(after, "[")) {
            return isName(phrase, name);
        }
        int alias = phrase.at(after, "AS") ? after + 1 : after;
        before.add(Literals.folded(phrase.text(isName(phrase, alias) ? alias : after - 1)));
        return false;
    }

    private static boolean isName(Phrase phrase, int index) {
        return phrase.kind(index) == TokenKind.WORD || phrase.kind(index) == TokenKind.QUOTED_NAME;
    }
}
