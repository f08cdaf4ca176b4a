package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;

/** Names that Redshift allows and PostgreSQL wants quoted. */
final class Names {
    private Names() {}

    /** Quotes the names of temporary tables, which begin with {@code #}. */
    static void rewrite(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        for (int index = 0; index < phrase.size(); index++) {
            if (phrase.kind(index) == TokenKind.WORD && phrase.text(index).startsWith("#")) {
                edits.replace(phrase, index, Literals.name(Literals.folded(phrase.text(index))));
            }
        }
    }

    /** Returns a name so that PostgreSQL reads it. */
    static String quoted(String name) {
        return name.startsWith("#") ? Literals.name(Literals.folded(name)) : name;
    }
}
