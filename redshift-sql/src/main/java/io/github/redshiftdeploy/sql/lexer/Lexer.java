package io.github.redshiftdeploy.sql.lexer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into tokens by the lexical rules of Redshift. It loses nothing and never fails: whatever the text is, the
 * tokens put together are the text again.
 *
 * <p>It works on a window of a text that may still grow, so that a script of any size is read in constant memory. It is
 * a cursor: {@link #next()} moves it, the other methods tell about the token it is on. Not safe for use by several
 * threads.
 *
 * <p>Sources of the rules: the manual's pages on names and literals ({@code r_names}), {@code r_CREATE_PROCEDURE} for
 * dollar quotes, and the scanner that Amazon's JDBC driver quotes for backslashes, which always escape.
 */
public final class Lexer {

    /** How many units after a token's end can decide where it ends, as in {@code 1e+5}. */
    private static final int LOOK_AHEAD = 3;

    private final char[] text;
    private final int limit;
    private final boolean last;

    private int start;
    private int end;
    private boolean closed = true;

    /** Of the word, made while its end is looked for, so that its characters are read once. */
    private int hash;

    /**
     * Reads {@code text} from {@code from} up to {@code limit}.
     *
     * @param last false when more text follows after the limit: a token that reaches the limit is then not a whole one
     */
    public Lexer(char[] text, int from, int limit, boolean last) {
        this.text = text;
        this.start = from;
        this.end = from;
        this.limit = limit;
        this.last = last;
    }

    /** Returns all tokens of a text. */
    public static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text.toCharArray(), 0, text.length(), true);
        List<Token> tokens = new ArrayList<>();
        for (TokenKind kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
            tokens.add(new Token(kind, lexer.start(), lexer.end(), lexer.closed()));
        }
        return tokens;
    }

    /**
     * Moves to the next token and returns its kind, or {@link TokenKind#END} when no whole token is left in the window;
     * {@link #start()} then tells where the rest begins.
     */
    public TokenKind next() {
        start = end;
        closed = true;
        if (start >= limit) {
            return TokenKind.END;
        }
        TokenKind kind = scan(text[start]);
        if (end + LOOK_AHEAD > limit && !last) {
            end = start;
            return TokenKind.END;
        }
        return kind;
    }

    /** Returns the offset of the token's first unit. */
    public int start() {
        return start;
    }

    /** Returns the offset after the token's last unit. */
    public int end() {
        return end;
    }

    /** Tells whether the literal, name, body or comment ended before the text did. */
    public boolean closed() {
        return closed;
    }

    /** Returns the keyword that the token is, which must be a word; null when it is none. */
    public @Nullable Keyword keyword() {
        return Keyword.of(text, start, end, hash);
    }

    /** Tells whether the token is this word; the case of the letters A to Z does not count, as in the server. */
    public boolean is(String word) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (!Characters.same(text[start + i], word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private TokenKind scan(char first) {
        return switch (Characters.family(first)) {
            case Characters.LETTER -> word();
            case Characters.SPACE -> space();
            case Characters.DIGIT -> number();
            case Characters.ALONE -> close(TokenKind.OPERATOR, start + 1);
            default -> mark(first);
        };
    }

    private TokenKind mark(char first) {
        return switch (first) {
            case ';' -> close(TokenKind.SEMICOLON, start + 1);
            case '\'' -> string();
            case '"' -> quotedName();
            case '-' -> peek(1) == '-' ? restOfLine(TokenKind.LINE_COMMENT) : operator(first);
            case '/' -> peek(1) == '*' ? blockComment() : operator(first);
            case '$' -> dollar();
            case '#' -> Characters.isLetter(peek(1)) ? word() : operator(first);
            case '.' -> Characters.isDigit(peek(1)) ? number() : operator(first);
            case '\\' -> restOfLine(TokenKind.META_COMMAND);
            default -> operator(first);
        };
    }

    private TokenKind word() {
        int at = start + 1;
        hash = Keyword.hash(0, text[start]);
        while (at < limit) {
            int family = Characters.family(text[at]);
            if (family > Characters.JOINT || (family == Characters.JOINT && !joins(at))) {
                break;
            }
            hash = Keyword.hash(hash, text[at]);
            at++;
        }
        return close(TokenKind.WORD, at);
    }

    /** A dollar belongs to a name, but not the one that begins a placeholder; the others do between two parts of it. */
    private boolean joins(int at) {
        char next = at + 1 < limit ? text[at + 1] : '\0';
        return text[at] == '$' ? next != '{' : Characters.isLetterOrDigit(next);
    }

    private TokenKind space() {
        int at = start + 1;
        while (at < limit && Characters.family(text[at]) == Characters.SPACE) {
            at++;
        }
        return close(TokenKind.SPACE, at);
    }

    /** A number ends before {@code ..}, which is PL/pgSQL's range. */
    private TokenKind number() {
        int at = afterDigits(start);
        if (at < limit && text[at] == '.' && !(at + 1 < limit && text[at + 1] == '.')) {
            at = afterDigits(at + 1);
        }
        if (at < limit && (text[at] == 'e' || text[at] == 'E')) {
            int exponent = at + 1 < limit && (text[at + 1] == '+' || text[at + 1] == '-') ? at + 2 : at + 1;
            if (exponent < limit && Characters.isDigit(text[exponent])) {
                at = afterDigits(exponent);
            }
        }
        return close(TokenKind.NUMBER, at);
    }

    private int afterDigits(int from) {
        int at = from;
        while (at < limit && Characters.isDigit(text[at])) {
            at++;
        }
        return at;
    }

    private TokenKind string() {
        int at = start + 1;
        while (at < limit) {
            char c = text[at];
            if (c == '\\') {
                at += 2;
            } else if (c != '\'') {
                at++;
            } else if (at + 1 < limit && text[at + 1] == '\'') {
                at += 2;
            } else {
                return close(TokenKind.STRING, at + 1);
            }
        }
        return open(TokenKind.STRING);
    }

    private TokenKind quotedName() {
        int at = start + 1;
        while (at < limit) {
            if (text[at] != '"') {
                at++;
            } else if (at + 1 < limit && text[at + 1] == '"') {
                at += 2;
            } else {
                return close(TokenKind.QUOTED_NAME, at + 1);
            }
        }
        return open(TokenKind.QUOTED_NAME);
    }

    private TokenKind restOfLine(TokenKind kind) {
        int at = start + 1;
        while (at < limit && text[at] != '\n' && text[at] != '\r') {
            at++;
        }
        return close(kind, at);
    }

    private TokenKind blockComment() {
        int depth = 1;
        int at = start + 2;
        while (at + 1 < limit) {
            if (text[at] == '/' && text[at + 1] == '*') {
                depth++;
                at += 2;
            } else if (text[at] == '*' && text[at + 1] == '/') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return close(TokenKind.BLOCK_COMMENT, at);
                }
            } else {
                at++;
            }
        }
        return open(TokenKind.BLOCK_COMMENT);
    }

    private TokenKind dollar() {
        char next = peek(1);
        if (Characters.isDigit(next)) {
            return close(TokenKind.PARAMETER, afterDigits(start + 1));
        }
        if (next == '{') {
            return placeholder();
        }
        int tag = start + 1;
        while (tag < limit
                && (tag == start + 1 ? Characters.isLetter(text[tag]) : Characters.isLetterOrDigit(text[tag]))) {
            tag++;
        }
        if (tag >= limit) {
            return close(TokenKind.OPERATOR, last ? start + 1 : limit);
        }
        return text[tag] == '$' ? body(tag + 1 - start) : close(TokenKind.OPERATOR, start + 1);
    }

    /** Reads up to the tag that opened the body; {@code length} counts the tag with both its dollars. */
    private TokenKind body(int length) {
        for (int at = start + length; at + length <= limit; at++) {
            if (text[at] == '$' && Arrays.equals(text, at, at + length, text, start, start + length)) {
                return close(TokenKind.DOLLAR_STRING, at + length);
            }
        }
        return open(TokenKind.DOLLAR_STRING);
    }

    private TokenKind placeholder() {
        int at = start + 2;
        while (at < limit && isPlaceholderPart(text[at])) {
            at++;
        }
        if (at >= limit && !last) {
            return close(TokenKind.PLACEHOLDER, limit);
        }
        boolean named = at < limit && at > start + 2 && text[at] == '}';
        return named ? close(TokenKind.PLACEHOLDER, at + 1) : close(TokenKind.OPERATOR, start + 1);
    }

    private static boolean isPlaceholderPart(char c) {
        return Characters.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private TokenKind operator(char first) {
        return close(TokenKind.OPERATOR, start + operatorLength(first, peek(1)));
    }

    private int operatorLength(char first, char second) {
        return switch (first) {
            case '~' -> likeLength(1);
            case '!' -> second == '~' ? 1 + likeLength(2) : second == '=' ? 2 : 1;
            case ':' -> second == ':' || second == '=' ? 2 : 1;
            case '<' -> second == '=' || second == '>' || second == '<' || second == '@' ? 2 : 1;
            case '>' -> second == '=' || second == '>' ? 2 : 1;
            case '|' -> afterBar(second);
            case '=', '-', '@' -> second == '>' ? 2 : 1;
            case '.', '&' -> second == first ? 2 : 1;
            case '^' -> second == '=' ? 2 : 1;
            default -> 1;
        };
    }

    /**
     * Returns the length of {@code |}, {@code ||}, {@code |/} or {@code ||/}; the slash of a comment is no part of it.
     */
    private int afterBar(int second) {
        if (second == '/') {
            return peek(2) == '*' ? 1 : 2;
        }
        if (second == '|') {
            return peek(2) == '/' && peek(3) != '*' ? 3 : 2;
        }
        return 1;
    }

    /** Returns the length of {@code ~}, {@code ~~}, {@code ~*} or {@code ~~*}, with what follows its first tilde. */
    private int likeLength(int second) {
        if (peek(second) == '~') {
            return peek(second + 1) == '*' ? 3 : 2;
        }
        return peek(second) == '*' ? 2 : 1;
    }

    private TokenKind close(TokenKind kind, int at) {
        end = at;
        return kind;
    }

    private TokenKind open(TokenKind kind) {
        end = limit;
        closed = false;
        return kind;
    }

    private char peek(int ahead) {
        return start + ahead < limit ? text[start + ahead] : '\0';
    }
}
