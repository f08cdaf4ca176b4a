package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.lexer.MetaSyntax;

/**
 * A command to psql in a script.
 *
 * @param text the command from its backslash on, with its arguments
 * @param start where its backslash is
 */
public record MetaCommand(String text, Position start) {

    /** Returns its name without the backslash. */
    public String name() {
        return text.substring(1, afterName());
    }

    /** Returns what to call it: its name, and {@code d} for all that describe objects, of which there is no list. */
    public String family() {
        return PsqlCommand.describes(name()) ? "d" : name();
    }

    /** Returns which one it is. */
    public PsqlCommand command() {
        return PsqlCommand.of(name());
    }

    /** Returns what becomes of it. */
    public PsqlCommand.Role role() {
        return command().role(words());
    }

    /** Returns its arguments, one by one. */
    public MetaArguments arguments() {
        return MetaArguments.of(text, afterName());
    }

    /** Returns where in the script a unit of its text is. */
    public Position at(int offset) {
        return start.after(text, offset);
    }

    /** Returns why it cannot run, and what to do. */
    Diagnostic refused() {
        return command().refused(name());
    }

    /** Returns its arguments as they are written. */
    private String words() {
        String words = text.substring(afterName());
        return (words.endsWith("\\\\") ? words.substring(0, words.length() - 2) : words).strip();
    }

    private int afterName() {
        int at = 1;
        boolean mark = text.length() > 1 && (text.charAt(1) == ';' || text.charAt(1) == ':');
        if (mark) {
            return 2;
        }
        while (at < text.length() && !MetaSyntax.endsName(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
