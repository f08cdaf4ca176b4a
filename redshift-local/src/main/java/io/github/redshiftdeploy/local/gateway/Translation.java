package io.github.redshiftdeploy.local.gateway;

import java.util.function.IntUnaryOperator;

/**
 * What is sent to PostgreSQL in place of a client's text.
 *
 * @param sql the text to send
 * @param offsets maps an index into {@code sql} (as of {@link String#charAt}) to the index of the same place in the
 *     client's text, or to a negative number when there is no such place; an error there is then reported without a
 *     position
 */
public record Translation(String sql, IntUnaryOperator offsets) {
    /** Every place is where it was. */
    public static Translation unchanged(String sql) {
        return new Translation(sql, IntUnaryOperator.identity());
    }

    /** No place is where it was. */
    public static Translation rewritten(String sql) {
        return new Translation(sql, offset -> -1);
    }
}
