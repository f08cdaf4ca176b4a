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

    /** Returns this translation of the text that another translation of the client's text has made. */
    public Translation after(Translation first) {
        return new Translation(sql, offset -> {
            int between = offsets.applyAsInt(offset);
            return between < 0 ? between : first.offsets.applyAsInt(between);
        });
    }

    /** Returns this translation of what begins at an offset of the client's text. */
    public Translation movedBy(int from) {
        return new Translation(sql, offset -> {
            int before = offsets.applyAsInt(offset);
            return before < 0 ? before : before + from;
        });
    }

    /**
     * A statement that fails. PostgreSQL itself reports the error, so a transaction is aborted as by any other.
     *
     * @param message goes to the client as it is
     */
    public static Translation refused(String sqlState, String message) {
        return rewritten("DO $redshift_local$ BEGIN RAISE EXCEPTION USING ERRCODE = '" + sqlState + "', MESSAGE = "
                + BackendSession.literal(message) + "; END $redshift_local$");
    }

    /** Maps a position as errors have it, 1 for the first code point, to one in the client's text; 0 when unknown. */
    int position(int sent, String original) {
        if (sent < 1 || sent > sql.codePointCount(0, sql.length()) + 1) {
            return 0;
        }
        int offset = offsets.applyAsInt(sql.offsetByCodePoints(0, sent - 1));
        if (offset < 0 || offset > original.length()) {
            return 0;
        }
        return original.codePointCount(0, offset) + 1;
    }
}
