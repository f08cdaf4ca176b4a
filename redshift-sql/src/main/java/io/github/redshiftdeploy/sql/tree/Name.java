package io.github.redshiftdeploy.sql.tree;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A name of one or more parts, such as {@code orders} or {@code sales.public.orders}; in an expression, a column.
 *
 * @param qualifier what stands before the last dot
 * @param text the last part, without quotes
 * @param quoted whether it was written in quotes
 */
public record Name(@Nullable Name qualifier, String text, boolean quoted, int at) implements Expression {

    /** Returns the last part as Redshift keeps it: in lower case, even when it was quoted ({@code r_names}). */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Returns all parts as Redshift keeps them, with dots between them. */
    public String path() {
        return qualifier == null ? key() : qualifier.path() + "." + key();
    }

    /**
     * Tells whether it is the name of a temporary table, whoever creates it: {@code #orders}
     * ({@code r_CREATE_TABLE_NEW}).
     */
    public boolean temporary() {
        return qualifier == null && text.startsWith("#");
    }

    /** Returns how many parts the name has. */
    public int length() {
        return qualifier == null ? 1 : qualifier.length() + 1;
    }

    @Override
    public void parts(NodeWriter to) {
        if (qualifier != null) {
            qualifier.parts(to);
            to.word(".");
        }
        to.name(text, quoted);
    }
}
