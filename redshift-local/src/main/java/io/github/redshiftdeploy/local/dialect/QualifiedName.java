package io.github.redshiftdeploy.local.dialect;

/**
 * A name of up to three parts in a statement.
 *
 * @param phrase the statement
 * @param from the index of its first part
 * @param to the index behind its last part
 */
record QualifiedName(Phrase phrase, int from, int to) {
    /** Returns the name that begins at an index. */
    static QualifiedName at(Phrase phrase, int from) {
        return new QualifiedName(phrase, from, phrase.afterName(from));
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

    /** Tells whether the name itself says that the table is temporary. */
    boolean temporary() {
        return phrase.text(from).startsWith("#");
    }

    private String part(int fromEnd) {
        int index = to + 1 - 2 * fromEnd;
        return index < from ? "" : Literals.folded(phrase.text(index));
    }
}
