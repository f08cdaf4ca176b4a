package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The literals, quoted names, bodies and comments that a statement must have when values have been put into it. A value
 * must not end the statement, end a literal or hide a part of the statement in one or in a comment, or something else
 * would run.
 */
final class QuotedParts {

    /** What a value may bring along, if it is whole. */
    private static final Set<TokenKind> QUOTES =
            EnumSet.of(TokenKind.STRING, TokenKind.QUOTED_NAME, TokenKind.DOLLAR_STRING);

    /** What the server looks into no further, or not at all. */
    private static final Set<TokenKind> OPAQUE = EnumSet.of(
            TokenKind.STRING,
            TokenKind.QUOTED_NAME,
            TokenKind.DOLLAR_STRING,
            TokenKind.LINE_COMMENT,
            TokenKind.BLOCK_COMMENT,
            TokenKind.META_COMMAND);

    private final List<String> parts = new ArrayList<>();

    /** Tells whether a token of a kind is such a part. */
    static boolean contain(TokenKind kind) {
        return OPAQUE.contains(kind);
    }

    /** Adds the next part. */
    void add(String part) {
        parts.add(part);
    }

    /** Adds the parts that a value brings along. */
    void addValue(String value) {
        parts.addAll(texts(value, QUOTES));
    }

    /** Tells whether a text is a single statement with these parts and no others. */
    boolean areThoseOf(String sql) {
        return sql.indexOf('\0') < 0
                && Lexer.tokens(sql).stream().allMatch(token -> token.closed() && token.kind() != TokenKind.SEMICOLON)
                && texts(sql, OPAQUE).equals(parts);
    }

    private static List<String> texts(String sql, Set<TokenKind> kinds) {
        return Lexer.tokens(sql).stream()
                .filter(token -> kinds.contains(token.kind()))
                .map((Token token) -> token.text(sql))
                .toList();
    }
}
