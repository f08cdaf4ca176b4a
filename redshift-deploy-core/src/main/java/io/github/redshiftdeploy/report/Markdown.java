package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.diagnostic.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A part of the summary of a job. Nothing in it is markup but what we wrote ourselves.
 *
 * @param head what is always shown
 * @param table the head of the table
 * @param rows the table, a row each
 * @param cut what is said in the place of the rows that there is no room for
 */
record Markdown(String head, String table, List<String> rows, String cut) {

    /** As many as somebody reads; the files have them all. */
    private static final int MOST_ROWS = 100;

    private static final int LONGEST = 500;

    /** Copies the list. */
    Markdown {
        rows = List.copyOf(rows);
    }

    /** Returns the text, or nothing when not even its head fits into so many bytes. */
    String within(long most) {
        StringBuilder text = new StringBuilder(head);
        String rest = "\n" + cut + "\n\n";
        long room = most - bytes(head) - bytes(rest);
        if (room < 0) {
            return "";
        }
        int shown = 0;
        for (String row : rows) {
            String line = (shown == 0 ? table : "") + row;
            room -= bytes(line);
            if (room < 0 || shown == MOST_ROWS) {
                return text.append(rest).toString();
            }
            text.append(line);
            shown++;
        }
        return text.append('\n').toString();
    }

    /** Returns the head of a table with these columns. */
    static String table(String... columns) {
        StringBuilder head = new StringBuilder();
        for (String column : columns) {
            head.append('|').append(column.isEmpty() ? " " : " " + column + " ");
        }
        return head + "|\n" + "| --- ".repeat(columns.length) + "|\n";
    }

    /** Returns a row of a table; its cells are Markdown already. */
    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** What looks like a name, an address or a number of an issue is no link in it. */
    static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    /** Letters, digits, blanks and harmless marks stay; whatever else Markdown or HTML could obey becomes an entity. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        Cut.to(LONGEST, text).codePoints().forEach(c -> {
            if (!Printable.harmless(c)) {
                safe.append(' ');
            } else if (c > 127 || Character.isLetterOrDigit(c) || " ,;'/%=?".indexOf(c) >= 0) {
                safe.appendCodePoint(c);
            } else {
                safe.append("&#").append(c).append(';');
            }
        });
        return safe.toString();
    }

    private static long bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
