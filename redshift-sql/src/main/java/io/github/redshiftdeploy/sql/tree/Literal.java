package io.github.redshiftdeploy.sql.tree;

/**
 * A constant, or a mark in the place of one.
 *
 * @param text as it is written, quotes included; keywords in upper case
 */
public record Literal(Kind kind, String text, int at) implements Expression {

    /** What a literal is. */
    public enum Kind {
        /** {@code 42}, {@code 1.5e3}. */
        NUMBER,
        /** {@code 'text'}, {@code $$text$$}, or several of them on lines of their own, which are one. */
        STRING,
        /** {@code TRUE}, {@code FALSE}, {@code NULL}, {@code DEFAULT}, {@code UNKNOWN}. */
        WORD,
        /** {@code $1} or <code>${name}</code>. */
        PARAMETER
    }

    @Override
    public void parts(NodeWriter to) {
        to.word(text);
    }
}
