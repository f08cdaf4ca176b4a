package io.github.redshiftdeploy.local.dialect;

import java.util.List;

/**
 * The name of a table in the statement that creates it.
 *
 * @param phrase the statement
 * @param from where the name begins
 * @param to what follows the name
 */
record TableName(Phrase phrase, int from, int to) {
    /** Returns the name in {@code CREATE … TABLE|VIEW|SCHEMA [IF NOT EXISTS] name}. */
    static TableName created(Phrase phrase) {
        int from = phrase.find("TABLE|VIEW|SCHEMA") + 1;
        if (phrase.at(from, "IF NOT EXISTS")) {
            from += 3;
        }
        return new TableName(phrase, from, phrase.afterName(from));
    }

    String text() {
        return phrase.text(from, to);
    }

    QualifiedName name() {
        return new QualifiedName(phrase, from, to);
    }

    /** Returns the definitions in the parentheses that follow the name. */
    List<Phrase> elements() {
        boolean query = phrase.at(to + 1, "SELECT|WITH|(");
        return phrase.at(to, "(") && !query ? phrase.split(to + 1, phrase.closing(to)) : List.of();
    }

    /** Returns the index after those parentheses. */
    int afterElements() {
        return phrase.at(to, "(") ? phrase.after(to) : to;
    }
}
