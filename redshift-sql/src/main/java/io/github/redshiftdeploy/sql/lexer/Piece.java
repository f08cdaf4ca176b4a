package io.github.redshiftdeploy.sql.lexer;

/** What a piece of a script is, as far as it matters to where a statement ends. */
public enum Piece {
    /** Names, numbers and operators, and what is between them. It begins and ends with something that is no space. */
    TEXT,
    STRING,
    QUOTED_NAME,
    DOLLAR_STRING,
    /** A slash that begins no comment: alone on its line it may end a routine. */
    SLASH,
    SEMICOLON,
    LINE_COMMENT,
    BLOCK_COMMENT,
    META_COMMAND,
    /** There is no whole piece left; see {@link Splitter#next()}. */
    END;

    /** Tells whether the piece is a comment. */
    public boolean comment() {
        return this == LINE_COMMENT || this == BLOCK_COMMENT;
    }
}
