package io.github.redshiftdeploy.sql.lexer;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a statement as psql reads it.
 *
 * @param start the offset of its first UTF-16 unit
 * @param end the offset after its last unit
 * @param variable the variable that it is; absent for everything else
 */
public record PsqlPiece(
        Kind kind, int start, int end, @Nullable PsqlVariable variable) {

    /** What psql does with a piece. */
    public enum Kind {
        /** It goes to the server as it is. */
        SQL,
        /** A literal, a quoted name, a body or a comment, which psql does not look into. */
        QUOTED,
        /** A value goes there. */
        VARIABLE,
        /** <code>\:</code>, which stands for a colon that begins no variable. */
        COLON,
        /** A command to psql itself, which the server does not see. */
        COMMAND
    }

    /** Returns the piece's own text. */
    public String text(String source) {
        return source.substring(start, end);
    }
}
