package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.catalogue.TypeWords;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that a test expects. A number is compared by its value, a boolean by its meaning, and everything else as the
 * text that the server writes; the blanks with which CHAR is filled do not count.
 *
 * @param text the value; absent for NULL
 * @param quoted whether it stands in quotes, and so is a text whatever it looks like
 */
record Cell(@Nullable String text, boolean quoted) {

    private static final String NULL = "NULL";

    /** Reads a value as it is written in a comment: NULL plainly, a text in quotes or, in tables, without. */
    static Cell of(String written) {
        String word = written.strip();
        if (word.equalsIgnoreCase(NULL)) {
            return new Cell(null, false);
        }
        return isQuoted(word)
                ? new Cell(word.substring(1, word.length() - 1).replace("''", "'"), true)
                : new Cell(word, false);
    }

    /** Tells whether a whole word is one text in quotes. */
    static boolean isQuoted(String word) {
        if (word.length() < 2 || !word.startsWith("'") || !word.endsWith("'")) {
            return false;
        }
        String inside = word.substring(1, word.length() - 1).replace("''", "");
        return inside.indexOf('\'') < 0;
    }

    /** Tells whether a word can only be meant as a value: it is in quotes, or NULL, a boolean, a number, a date. */
    static boolean isClear(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean named = lower.equals("null") || lower.equals("true") || lower.equals("false");
        return named || isQuoted(word) || (!word.isEmpty() && "0123456789+-.".indexOf(word.charAt(0)) >= 0);
    }

    /**
     * Tells whether a value is the one that is expected.
     *
     * @param type what the server calls its type; empty when nobody knows
     */
    boolean matches(@Nullable String actual, String type) {
        if (actual == null || text == null) {
            return actual == null && text == null;
        }
        String value = plain(actual, type);
        if (value.equals(text)) {
            return true;
        }
        if (quoted) {
            return false;
        }
        if (TypeWords.isBoolean(type)) {
            return value.equals(truth(text));
        }
        return (type.isEmpty() || TypeWords.isNumber(type)) && sameNumber(value, text);
    }

    private static boolean sameNumber(String one, String other) {
        Optional<BigDecimal> number = number(one);
        Optional<BigDecimal> same = number(other);
        return number.isPresent() && same.isPresent() && number.get().compareTo(same.get()) == 0;
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The protocol writes a boolean as a letter. */
    private static String truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "t", "true" -> "true";
            case "f", "false" -> "false";
            default -> value;
        };
    }

    private static String plain(String actual, String type) {
        if (TypeWords.isBoolean(type)) {
            return truth(actual);
        }
        return TypeWords.isPadded(type) ? actual.stripTrailing() : actual;
    }

    /** Returns what a value must be written as in a comment to be expected. */
    static String written(@Nullable String actual, String type) {
        if (actual == null) {
            return NULL;
        }
        String value = plain(actual, type);
        boolean plain = !value.isEmpty()
                && value.strip().equals(value)
                && !value.equalsIgnoreCase(NULL)
                && value.chars().noneMatch(c -> c == '|' || c == '\'' || c < ' ');
        return plain ? value : quote(value);
    }

    /** Returns it as it would be written. */
    String written() {
        if (text == null) {
            return NULL;
        }
        return quoted ? quote(text) : text;
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
