package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.sql.lexer.Keyword;
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

    /** Returns a name as a person would write it: in quotes only where it needs them. */
    public static String plainName(String name) {
        Keyword keyword = Keyword.of(name);
        boolean plain = !name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                && (keyword == null || !keyword.listed());
        return plain ? name : name(name);
    }

    /** Returns a name with its schema, both as a person would write them. */
    public static String plainName(String schema, String name) {
        return plainName(schema) + "." + plainName(name);
    }

    /** Returns a text between dollars, with a tag that ends nowhere in it. */
    public static String dollars(String text) {
        String tag = "$$";
        for (int i = 0; (text + tag).indexOf(tag) < text.length(); i++) {
            tag = i == 0 ? "$body$" : "$body" + i + "$";
        }
        return tag + text + tag;
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
