package io.github.redshiftdeploy.sql.lexer;

import java.util.ArrayList;
import java.util.List;

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

    private static final String[] OPERATORS = {
        "!~~*", "!~*", "!~~", "~~*", "::", ":=", "||", "<>", "!=", "<=", ">=", "<<", ">>", "..", "!~", "~*", "~~", "@>",
        "<@", "=>", "->", "|/", "&&", "^="
    };

    /** How many units after a token's end can decide where it ends, as in {@code 1e+5}. */
    private static final int LOOK_AHEAD = 3;

    private final char[] text;
    private final int limit;
    private final boolean last;

    private int start;
    private int end;
    private boolean closed = true;

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

    /** Tells whether the token is this word; letter case does not count. */
    public boolean is(String word) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toUpperCase(text[start + i]) != Character.toUpperCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private TokenKind scan(char first) {
        if (isNameStart(first)) {
            return word();
        }
        if (isSpace(first)) {
            return space();
        }
        if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
            return number();
        }
        return switch (first) {
            case ';' -> one(TokenKind.SEMICOLON);
            case '\'' -> string();
            case '"' -> quotedName();
            case '-' -> peek(1) == '-' ? lineComment(TokenKind.LINE_COMMENT) : operator();
            case '/' -> peek(1) == '*' ? blockComment() : operator();
            case '$' -> dollar();
            case '#' -> isNameStart(peek(1)) ? word() : operator();
            case '\\' -> lineComment(TokenKind.META_COMMAND);
            default -> operator();
        };
    }

    private TokenKind one(TokenKind kind) {
        end = start + 1;
        return kind;
    }

    private TokenKind word() {
        end = start + 1;
        while (end < limit && isNamePart(text[end], end + 1 < limit ? text[end + 1] : '\0')) {
            end++;
        }
        return TokenKind.WORD;
    }

    private TokenKind space() {
        end = start + 1;
        while (end < limit && isSpace(text[end])) {
            end++;
        }
        return TokenKind.SPACE;
    }

    /** A number ends before {@code ..}, which is PL/pgSQL's range. */
    private TokenKind number() {
        end = start;
        digits();
        if (end < limit && text[end] == '.' && !(end + 1 < limit && text[end + 1] == '.')) {
            end++;
            digits();
        }
        if (end < limit && (text[end] == 'e' || text[end] == 'E')) {
            int sign = end + 1 < limit && (text[end + 1] == '+' || text[end + 1] == '-') ? 2 : 1;
            if (end + sign < limit && isDigit(text[end + sign])) {
                end += sign;
                digits();
            }
        }
        return TokenKind.NUMBER;
    }

    private void digits() {
        while (end < limit && isDigit(text[end])) {
            end++;
        }
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

    private TokenKind lineComment(TokenKind kind) {
        end = start + 1;
        while (end < limit && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        return kind;
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
        if (isDigit(next)) {
            end = start + 1;
            digits();
            return TokenKind.PARAMETER;
        }
        if (next == '{') {
            return placeholder();
        }
        int tag = start + 1;
        while (tag < limit && isTagPart(text[tag], tag == start + 1)) {
            tag++;
        }
        if (tag >= limit) {
            end = last ? start + 1 : limit;
            return TokenKind.OPERATOR;
        }
        return text[tag] == '$' ? body(tag + 1 - start) : one(TokenKind.OPERATOR);
    }

    /** Reads up to the tag that opened the body; {@code length} counts the tag with both its dollars. */
    private TokenKind body(int length) {
        for (int at = start + length; at + length <= limit; at++) {
            if (text[at] == '$' && sameTag(at, length)) {
                return close(TokenKind.DOLLAR_STRING, at + length);
            }
        }
        return open(TokenKind.DOLLAR_STRING);
    }

    private boolean sameTag(int at, int length) {
        for (int i = 1; i < length; i++) {
            if (text[at + i] != text[start + i]) {
                return false;
            }
        }
        return true;
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
        return named ? close(TokenKind.PLACEHOLDER, at + 1) : one(TokenKind.OPERATOR);
    }

    private TokenKind operator() {
        end = start + 1;
        for (String operator : OPERATORS) {
            if (start + operator.length() <= limit && matches(operator)) {
                end = start + operator.length();
                break;
            }
        }
        return TokenKind.OPERATOR;
    }

    private boolean matches(String operator) {
        for (int i = 0; i < operator.length(); i++) {
            if (text[start + i] != operator.charAt(i)) {
                return false;
            }
        }
        return true;
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

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Every character beyond ASCII counts as a letter, as in the server's scanner. */
    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    /** A dollar belongs to a name, but not the one that begins a placeholder. */
    private static boolean isNamePart(char c, char next) {
        return isNameStart(c)
                || isDigit(c)
                || (c == '$' && next != '{')
                || ((c == '#' || c == '@') && (isNameStart(next) || isDigit(next)));
    }

    private static boolean isTagPart(char c, boolean first) {
        return isNameStart(c) || (!first && isDigit(c));
    }

    private static boolean isPlaceholderPart(char c) {
        return isNameStart(c) || isDigit(c) || c == '.' || c == '-';
    }

    /** The server knows these six alone: a no-break space is a letter to it. */
    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
