package io.github.redshiftdeploy.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem that the user can mend.
 *
 * @param severity whether it stops the deployment
 * @param code its kind
 * @param place where it is, absent when it is not about a file
 * @param message the fact, in lower case and without a full stop
 * @param notes what else is known, each beginning with a word and a colon
 * @param help the next action, in the user's own words; absent when the message says it all
 */
public record Diagnostic(
        Severity severity,
        Code code,
        @Nullable Place place,
        String message,
        List<String> notes,
        @Nullable String help) {

    /** The widest piece of a source line that is shown, in characters. */
    private static final int WIDTH = 160;

    /** Copies the list. */
    public Diagnostic {
        notes = List.copyOf(notes);
    }

    /** Returns an error without place and help. */
    public static Diagnostic error(Code code, String message) {
        return new Diagnostic(Severity.ERROR, code, null, message, List.of(), null);
    }

    /** Returns a warning without place and help. */
    public static Diagnostic warning(Code code, String message) {
        return new Diagnostic(Severity.WARNING, code, null, message, List.of(), null);
    }

    /** Returns this problem at a place. */
    public Diagnostic at(Place where) {
        return new Diagnostic(severity, code, where, message, notes, help);
    }

    /** Returns this problem with the next action. */
    public Diagnostic help(String action) {
        return new Diagnostic(severity, code, place, message, notes, action);
    }

    /** Returns this problem with one thing more that is known of it. */
    public Diagnostic note(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Diagnostic(severity, code, place, message, all, help);
    }

    /**
     * Returns the problem as a compiler prints it: place, message, source line with a caret, notes, help. No line of it
     * begins with what came from outside.
     */
    public String render() {
        StringBuilder text = new StringBuilder(place == null ? "" : lead(place) + ": ");
        text.append(severity).append('[').append(code.id()).append("]: ").append(Printable.line(message));
        String margin = "  ";
        if (place != null && place.sourceLine() != null && place.column() > 0) {
            margin = " ".repeat(Integer.toString(place.line()).length());
            text.append('\n').append(place.line()).append(" | ");
            text.append(excerpt(place.sourceLine(), place.column(), margin));
        }
        for (String note : notes) {
            text.append(block(margin, note));
        }
        if (help != null) {
            text.append(block(margin, "help: " + help));
        }
        return text.toString();
    }

    /** A file may be named as a command of GitHub; it then does not begin the line. */
    private static String lead(Place place) {
        String where = Printable.line(place.toString());
        return where.stripLeading().startsWith("::") ? "./" + where : where;
    }

    private static String block(String margin, String lines) {
        StringBuilder text = new StringBuilder();
        String lead = "\n" + margin + " = ";
        for (String line : lines.lines().toList()) {
            text.append(lead).append(Printable.line(line));
            lead = "\n" + margin + " |   ";
        }
        return text.toString();
    }

    /** Returns the source line, cut to a readable width around the column, and a caret below the column. */
    private static String excerpt(String sourceLine, int column, String margin) {
        int[] characters = sourceLine.codePoints().toArray();
        int caret = Math.min(column - 1, characters.length);
        int from = characters.length <= WIDTH ? 0 : Math.max(0, caret - WIDTH / 2);
        int length = Math.min(WIDTH, characters.length - from);
        String shown = Printable.line(new String(characters, from, length));
        String before = Printable.line(new String(characters, from, caret - from));
        return shown + "\n" + margin + " | " + before.replaceAll("[^\t]", " ") + "^";
    }
}
