package io.github.redshiftdeploy.diagnostic;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A problem that the user can mend.
 *
 * @param severity whether it stops the deployment
 * @param code its kind
 * @param place where it is, absent when it is not about a file
 * @param message the fact, in lower case and without a full stop
 * @param help the next action, in the user's own words; absent when the message says it all
 */
public record Diagnostic(
        Severity severity,
        Code code,
        @Nullable Place place,
        String message,
        @Nullable String help) {

    /** The widest piece of a source line that is shown, in characters. */
    private static final int WIDTH = 160;

    /** Returns an error without place and help. */
    public static Diagnostic error(Code code, String message) {
        return new Diagnostic(Severity.ERROR, code, null, message, null);
    }

    /** Returns a warning without place and help. */
    public static Diagnostic warning(Code code, String message) {
        return new Diagnostic(Severity.WARNING, code, null, message, null);
    }

    /** Returns this problem at a place. */
    public Diagnostic at(Place where) {
        return new Diagnostic(severity, code, where, message, help);
    }

    /** Returns this problem with the next action. */
    public Diagnostic help(String action) {
        return new Diagnostic(severity, code, place, message, action);
    }

    /** Returns the problem as a compiler prints it: place, message, source line with a caret, help. */
    public String render() {
        String head = severity + "[" + code.id() + "]: " + message;
        StringBuilder text = new StringBuilder(place == null ? head : place + ": " + head);
        String margin = "  ";
        if (place != null && place.sourceLine() != null && place.column() > 0) {
            margin = " ".repeat(Integer.toString(place.line()).length());
            text.append('\n').append(place.line()).append(" | ").append(excerpt(place.sourceLine(), place.column()));
        }
        if (help != null) {
            String indent = "\n" + margin + " = help: ";
            text.append(indent).append(help.lines().collect(Collectors.joining("\n" + margin + "   ")));
        }
        return text.toString();
    }

    /** Returns the source line, cut to a readable width around the column, and a caret below the column. */
    private String excerpt(String sourceLine, int column) {
        int[] characters = sourceLine.codePoints().toArray();
        int caret = Math.min(column - 1, characters.length);
        int from = characters.length <= WIDTH ? 0 : Math.max(0, caret - WIDTH / 2);
        int length = Math.min(WIDTH, characters.length - from);
        String shown = visible(new String(characters, from, length));
        String before = visible(new String(characters, from, caret - from));
        String margin =
                " ".repeat(Integer.toString(place == null ? 0 : place.line()).length());
        return shown + "\n" + margin + " | " + before.replaceAll("[^\t]", " ") + "^";
    }

    /** Returns the text with control characters, tabs apart, made visible: a log must not obey a script. */
    private static String visible(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
