package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;

/** What a text may say and a log may not. */
final class Secrets {
    private static final Mention SUSPECT =
            Mention.of("PASSWORD", "CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN");
    private static final String WORDS = String.join("|", SUSPECT.words());

    private Secrets() {}

    /** Returns a text with three stars for each literal that is a secret, as Redshift logs it. */
    static String hidden(String text) {
        if (!SUSPECT.isIn(text)) {
            return text;
        }
        Phrase phrase = Phrase.of(text);
        Edits edits = new Edits();
        for (int index = 1; index < phrase.size(); index++) {
            if (phrase.kind(index) == TokenKind.STRING && (said(phrase, index - 1) || said(phrase, index - 2))) {
                edits.replace(phrase, index, "'***'");
            }
        }
        return edits.apply(text).sql();
    }

    private static boolean said(Phrase phrase, int index) {
        return phrase.at(index, WORDS) && (phrase.kind(index + 1) == TokenKind.STRING || phrase.at(index + 1, "AS"));
    }
}
