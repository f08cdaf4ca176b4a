package io.github.redshiftdeploy.connect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Values and names as they stand in SQL of ours. Statements that travel together in one message cannot have bound
 * parameters.
 */
public final class SqlText {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private SqlText() {}

    /** Returns a string literal, or NULL. A backslash is doubled, for Redshift reads it as an escape. */
    public static String literal(@Nullable String text) {
        return text == null
                ? "NULL"
                : "'" + text.replace("\\", "\\\\").replace("'", "''").replace("\0", "") + "'";
    }

    /** Returns a string literal for a column of limited length, or NULL; what is longer is cut. */
    public static String literal(@Nullable String text, int bytes) {
        return literal(text == null ? null : cut(text, bytes));
    }

    /** Returns a moment as a literal in UTC. */
    public static String literal(Instant moment) {
        return "TIMESTAMP '" + TIMESTAMP.format(moment) + "'";
    }

    /** Returns a quoted name. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** No character has more than four bytes, and most have one. */
    private static String cut(String text, int bytes) {
        int length = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int codePoint = text.codePointAt(i);
            length += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (length > bytes) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
