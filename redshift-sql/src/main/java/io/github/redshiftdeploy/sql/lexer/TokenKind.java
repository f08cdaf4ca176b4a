package io.github.redshiftdeploy.sql.lexer;

/** What a piece of script text is, by the lexical rules of Redshift. */
public enum TokenKind {
    /** A keyword or an unquoted name; also {@code #temp}, {@code a$1} and {@code database@catalog}. */
    WORD,
    /** {@code "name"}, a quote inside it doubled. */
    QUOTED_NAME,
    /** {@code 'text'}, a quote inside it doubled or escaped: Redshift always takes a backslash as an escape. */
    STRING,
    /** {@code $$text$$} or {@code $tag$text$tag$}. */
    DOLLAR_STRING,
    NUMBER,
    /** {@code $1}. */
    PARAMETER,
    /** <code>${name}</code>, which is not SQL: a value goes there before the statement is sent. */
    PLACEHOLDER,
    /** A backslash outside a literal, and the rest of its line: psql's own commands, not SQL. */
    META_COMMAND,
    OPERATOR,
    SEMICOLON,
    SPACE,
    LINE_COMMENT,
    /** A block comment; they nest. */
    BLOCK_COMMENT,
    /** There is no whole token left; see {@link Lexer#next()}. */
    END;

    /** Tells whether the token says nothing to the server. */
    public boolean trivia() {
        return this == SPACE || this == LINE_COMMENT || this == BLOCK_COMMENT;
    }
}
