package io.github.redshiftdeploy.sql.tree;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a function, a procedure or a cursor.
 *
 * @param name absent when the body calls it {@code $1} and so on
 * @param mode {@code IN}, {@code OUT} or {@code INOUT}, or empty, which means IN
 * @param value a value for calls that leave it out, which only PostgreSQL has
 */
public record Parameter(
        @Nullable Name name,
        String mode,
        TypeName type,
        @Nullable Expression value,
        int at) implements Node {

    @Override
    public void parts(NodeWriter to) {
        to.word(mode).optional(name).node(type).optional("DEFAULT", value);
    }
}
