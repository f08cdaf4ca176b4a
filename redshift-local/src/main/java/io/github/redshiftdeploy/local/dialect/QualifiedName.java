package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;

/**
 * A name of up to three parts in a statement.
 *
 * @param phrase the statement
 * @param from the index of its first part
 * @param to the index behind its last part
 */
record QualifiedName(Phrase phrase, int from, int to) {
    private static final String TEMPORARY = "TEMP|TEMPORARY";

    /** What can follow a table that is itself called {@code temp}. */
    private static final String AFTER_INTO =
            "FROM|WHERE|GROUP|HAVING|WINDOW|QUALIFY|ORDER|LIMIT|OFFSET|UNION|EXCEPT|INTERSECT|MINUS";

    /** Returns the name that begins at an index. */
    static QualifiedName at(Phrase phrase, int from) {
        return new QualifiedName(phrase, from, phrase.afterName(from));
    }

    /** Returns the name in {@code INTO [TEMP|TEMPORARY] [TABLE] name}. */
    static QualifiedName behindInto(Phrase phrase, int into) {
        int name = into + 1;
        boolean named = phrase.kind(name + 1) == TokenKind.QUOTED_NAME
                || (phrase.kind(name + 1) == TokenKind.WORD && !phrase.at(name + 1, AFTER_INTO));
        if (phrase.at(name, TEMPORARY) && named) {
            name++;
        }
        return at(phrase, phrase.at(name, "TABLE") ? name + 1 : name);
    }

    /** Returns where a query names the table that it makes, or -1. */
    static int into(Phrase query) {
        return query.at(0, "SELECT|WITH") && query.has("INTO") ? query.findOutside("INTO", 1) : -1;
    }

    /** Returns the name as it is written. */
    String text() {
        return phrase.text(from, to);
    }

    /** Returns the last part, folded. */
    String name() {
        return part(1);
    }

    /** Returns the part before the last one, folded; nothing when there is none. */
    String schema() {
        return part(2);
    }

    /** Returns the first of three parts, folded; nothing when there are fewer. */
    String database() {
        return part(3);
    }

    /** Tells whether the statement that makes the table makes a temporary one, or the name itself says so. */
    boolean temporary() {
        return temporaryByName() || phrase.at(beforeTable(), TEMPORARY);
    }

    /** Tells whether the table is temporary for its name alone, which says nothing to PostgreSQL. */
    boolean temporaryByNameAlone() {
        return temporaryByName() && !phrase.at(beforeTable(), TEMPORARY);
    }

    private boolean temporaryByName() {
        return phrase.text(from).startsWith("#");
    }

    private int beforeTable() {
        int before = phrase.at(from - 3, "IF NOT EXISTS") ? from - 4 : from - 1;
        return phrase.at(before, "TABLE") ? before - 1 : before;
    }

    private String part(int fromEnd) {
        int index = to + 1 - 2 * fromEnd;
        return index < from ? "" : Literals.folded(phrase.text(index));
    }
}
