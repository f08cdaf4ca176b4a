package io.github.redshiftdeploy.sql.lexer;

/**
 * A piece of a text.
 *
 * @param kind what it is
 * @param start the offset of its first UTF-16 unit
 * @param end the offset after its last unit
 * @param closed false when the text ended before the literal, name, body or comment did
 */
public record Token(TokenKind kind, int start, int end, boolean closed) {

    /** Returns the token's own text. */
    public String text(String source) {
        return source.substring(start, end);
    }
}
