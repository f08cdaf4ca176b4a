package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a text as the tokens that mean something: spaces and comments are left out. An index counts these
 * tokens; an offset counts the characters of the whole text.
 */
final class Phrase {
    private final String source;
    private final List<Token> tokens;

    /** All words, in upper case; made when first asked for. */
    private @Nullable Set<String> vocabulary;

    private Phrase(String source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    static Phrase of(String source) {
        return within(source, 0, source.length());
    }

    /** Returns what stands in a text from an offset up to another one; offsets count from the start of the text. */
    static Phrase within(String source, int from, int to) {
        Lexer lexer = new Lexer(source.toCharArray(), from, to, true);
        List<Token> tokens = new ArrayList<>();
        for (TokenKind kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
            if (!kind.trivia()) {
                tokens.add(new Token(kind, lexer.start(), lexer.end(), lexer.closed()));
            }
        }
        return new Phrase(source, tokens);
    }

    /** Returns the text that this is a stretch of. */
    String source() {
        return source;
    }

    int size() {
        return tokens.size();
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Returns the kind of a token; beyond the last one that is {@link TokenKind#END}. */
    TokenKind kind(int index) {
        return index >= 0 && index < size() ? tokens.get(index).kind() : TokenKind.END;
    }

    /** Tells whether the last token is whole. */
    boolean closed() {
        return isEmpty() || tokens.get(size() - 1).closed();
    }

    int start(int index) {
        return index < size() ? tokens.get(index).start() : end(size() - 1);
    }

    int end(int index) {
        return tokens.get(index).end();
    }

    /** Returns a token as it is written; beyond the last one that is nothing. */
    String text(int index) {
        return kind(index) == TokenKind.END ? "" : tokens.get(index).text(source);
    }

    /** Returns what is written from a token up to another one, which is left out. */
    String text(int from, int to) {
        return from >= to ? "" : source.substring(start(from), end(to - 1));
    }

    /** Returns all tokens as they are written, with one blank for whatever stands between two that says nothing. */
    String condensed() {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < size(); index++) {
            boolean apart = index > 0 && end(index - 1) < start(index);
            text.append(apart ? " " : "").append(text(index));
        }
        return text.toString();
    }

    /** Returns the tokens from one index up to another one, which is left out. */
    Phrase part(int from, int to) {
        return new Phrase(source, tokens.subList(from, Math.max(from, to)));
    }

    /**
     * Tells whether words stand at an index: {@code "FROM|TO x"} is one of two words and then another. A literal or a
     * quoted name is no word.
     */
    boolean at(int index, String words) {
        return sayable(index) && at(index, Words.of(words));
    }

    private boolean at(int index, Words words) {
        int next = index;
        for (List<String> alternatives : words.places()) {
            if (!isOneOf(next, alternatives)) {
                return false;
            }
            next++;
        }
        return true;
    }

    private boolean isOneOf(int index, List<String> alternatives) {
        if (sayable(index)) {
            Token token = tokens.get(index);
            int length = token.end() - token.start();
            for (String word : alternatives) {
                if (word.length() == length && source.regionMatches(true, token.start(), word, 0, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<String> vocabulary() {
        if (vocabulary == null) {
            Set<String> words = new HashSet<>();
            for (int index = 0; index < size(); index++) {
                if (kind(index) == TokenKind.WORD) {
                    words.add(text(index).toUpperCase(Locale.ROOT));
                }
            }
            vocabulary = words;
        }
        return vocabulary;
    }

    private boolean is(int index, char operator) {
        return kind(index) == TokenKind.OPERATOR && source.charAt(start(index)) == operator;
    }

    /** A literal or a quoted name is no word, whatever it says. */
    private boolean sayable(int index) {
        TokenKind kind = kind(index);
        return kind == TokenKind.WORD || kind == TokenKind.OPERATOR || kind == TokenKind.SEMICOLON;
    }

    /** Returns where words stand first, parentheses included, or -1. */
    int find(String words) {
        return find(words, 0);
    }

    int find(String words, int from) {
        Words wanted = Words.of(words);
        if (wanted.canBeAmong(vocabulary())) {
            for (int index = from; index < size(); index++) {
                if (at(index, wanted)) {
                    return index;
                }
            }
        }
        return -1;
    }

    /** Returns where words stand first outside parentheses, from an index on, or -1. */
    int findOutside(String words, int from) {
        for (int index = from; index < size(); index = after(index)) {
            if (at(index, words)) {
                return index;
            }
        }
        return -1;
    }

    boolean has(String words) {
        return find(words) >= 0;
    }

    /** Returns the index after a token, or after the whole group when it opens parentheses. */
    int after(int index) {
        return is(index, '(') ? Math.min(size(), closing(index) + 1) : index + 1;
    }

    /** Returns the parenthesis that closes one; the size when there is none. */
    int closing(int open) {
        int depth = 0;
        for (int index = open; index < size(); index++) {
            if (is(index, '(')) {
                depth++;
            } else if (is(index, ')') && --depth == 0) {
                return index;
            }
        }
        return size();
    }

    /** Returns the index after a name of up to three parts. */
    int afterName(int index) {
        int next = index + 1;
        while (at(next, ".") && kind(next + 1) != TokenKind.END) {
            next += 2;
        }
        return Math.min(next, size());
    }

    /** Returns the stretches between the commas that stand outside parentheses. */
    List<Phrase> split(int from, int to) {
        List<Phrase> parts = new ArrayList<>();
        int begin = from;
        for (int index = from; index < to; index = after(index)) {
            if (is(index, ',')) {
                parts.add(part(begin, index));
                begin = index + 1;
            }
        }
        if (begin < to) {
            parts.add(part(begin, to));
        }
        return parts;
    }

    /** Returns the statements; their semicolons are left out. */
    List<Phrase> statements() {
        List<Phrase> statements = new ArrayList<>();
        int begin = 0;
        for (int index = 0; index <= size(); index++) {
            if (index == size() || kind(index) == TokenKind.SEMICOLON) {
                if (index > begin) {
                    statements.add(part(begin, index));
                }
                begin = index + 1;
            }
        }
        return statements;
    }

    @Override
    public String toString() {
        return text(0, size());
    }
}
