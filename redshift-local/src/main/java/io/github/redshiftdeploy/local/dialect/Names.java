package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;

/** Names that Redshift allows and PostgreSQL wants quoted. */
final class Names {
    private Names() {}

    /** Quotes names with a {@code #} in them, and those with the prefix of an identity provider: {@code aad:alice}. */
    static void rewrite(Command command, Edits edits) {
        rewrite(command.phrase(), edits);
    }

    private static void rewrite(Phrase phrase, Edits edits) {
        int next;
        for (int index = 0; index < phrase.size(); index = next) {
            next = after(phrase, index);
            if (next > index + 1) {
                edits.replace(phrase.start(index), phrase.end(next - 1), prefixed(phrase, index, next));
            } else if (needsQuotes(phrase, index)) {
                edits.replace(phrase, index, Literals.name(Literals.folded(phrase.text(index))));
            }
        }
    }

    private static boolean needsQuotes(Phrase phrase, int index) {
        return phrase.kind(index) == TokenKind.WORD && phrase.text(index).indexOf('#') >= 0;
    }

    /** Returns the index after a name with its prefixes, between which and it there is no space. */
    static int after(Phrase phrase, int index) {
        int next = index + 1;
        while (isName(phrase, next - 1)
                && phrase.at(next, ":")
                && isName(phrase, next + 1)
                && phrase.end(next - 1) == phrase.start(next)
                && phrase.end(next) == phrase.start(next + 1)) {
            next += 2;
        }
        return next;
    }

    private static String prefixed(Phrase phrase, int from, int to) {
        StringBuilder name = new StringBuilder(Literals.folded(phrase.text(from)));
        for (int index = from + 2; index < to; index += 2) {
            name.append(':').append(Literals.folded(phrase.text(index)));
        }
        return Literals.name(name.toString());
    }

    private static boolean isName(Phrase phrase, int index) {
        return phrase.kind(index) == TokenKind.WORD || phrase.kind(index) == TokenKind.QUOTED_NAME;
    }

    /** Returns a name so that PostgreSQL reads it. */
    static String quoted(String name) {
        if (name.indexOf('#') < 0 && name.indexOf(':') < 0) {
            return name;
        }
        Edits edits = new Edits();
        rewrite(Phrase.of(name), edits);
        return edits.apply(name).sql();
    }
}
