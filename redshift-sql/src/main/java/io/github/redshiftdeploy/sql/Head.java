package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first tokens of a statement, read as they are asked for: of a long INSERT nobody looks at more than two. Words
 * are in upper case; comments and spaces are left out.
 */
final class Head {

    /** Far more than any statement needs to show its kind, and a bound for the search. */
    private static final int LIMIT = 2_000;

    private final Lexer lexer;
    private final char[] text;
    private final List<String> words = new ArrayList<>();

    Head(String statement) {
        text = statement.toCharArray();
        lexer = new Lexer(text, 0, text.length, true);
    }

    /** Returns the token at an index, or null after the last one. */
    @Nullable
    String word(int index) {
        while (words.size() <= index) {
            TokenKind kind = words.size() < LIMIT ? lexer.next() : TokenKind.END;
            if (kind == TokenKind.END) {
                return null;
            }
            if (!kind.trivia()) {
                words.add(shown(kind));
            }
        }
        return words.get(index);
    }

    /** A quoted name is never a keyword, so it keeps its quotes; a long literal is of no interest. */
    private String shown(TokenKind kind) {
        if (kind == TokenKind.STRING || kind == TokenKind.DOLLAR_STRING) {
            return "''";
        }
        String token = new String(text, lexer.start(), lexer.end() - lexer.start());
        return kind == TokenKind.WORD ? token.toUpperCase(Locale.ROOT) : token;
    }
}
