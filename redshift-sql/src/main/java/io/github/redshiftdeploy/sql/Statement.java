package io.github.redshiftdeploy.sql;

import java.util.List;

/**
 * One statement of a script.
 *
 * @param number its place among the script's statements, from 1
 * @param text its text from the first token to the last one, without the terminator and without what stands around it
 * @param start where its first character is
 * @param comments the line comments that begin with {@code redshift-deploy:}, and {@code /*} where one stands inside of
 *     a block comment; before the statement, inside it, or after its terminator on the same line; the first hundred
 */
public record Statement(int number, String text, Position start, List<Comment> comments) {

    public Statement {
        comments = List.copyOf(comments);
    }

    /** Returns what the statement is; it is looked up anew each time. */
    public StatementKind kind() {
        return StatementKind.of(text);
    }

    /** Returns where in the script a character of the statement is; the offset counts UTF-16 units from 0. */
    public Position at(int offset) {
        return start.after(text, Math.min(offset, text.length()));
    }

    /** Returns where in the script the statement's last character is. */
    public Position end() {
        return at(text.length() - 1);
    }
}
