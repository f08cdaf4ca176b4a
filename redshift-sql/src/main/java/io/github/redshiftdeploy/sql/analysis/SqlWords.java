package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import java.util.Locale;
import java.util.Set;

/** The words of a text that is SQL, or becomes SQL when it is put together, and cannot be parsed as it is. */
public final class SqlWords {

    private SqlWords() {}

    /**
     * Tells whether a text has one of some words, outside of comments.
     *
     * @param words in upper case
     */
    public static boolean has(String text, Set<String> words) {
        for (Token token : Lexer.tokens(text)) {
            String part = text.substring(token.start(), token.end());
            boolean found = switch (token.kind()) {
                case WORD -> words.contains(part.toUpperCase(Locale.ROOT));
                // A literal may be executed as a statement.
                case STRING, DOLLAR_STRING -> has(inner(part), words);
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** Returns what a literal says, nearly: what is escaped in it stays so. */
    private static String inner(String literal) {
        int quote = literal.charAt(0) == '$' ? literal.indexOf('$', 1) + 1 : 1;
        return literal.length() >= 2 * quote ? literal.substring(quote, literal.length() - quote) : "";
    }
}
