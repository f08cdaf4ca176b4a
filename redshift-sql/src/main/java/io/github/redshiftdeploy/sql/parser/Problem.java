package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Code;
import io.github.redshiftdeploy.diagnostic.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a statement.
 *
 * @param severity a warning when the server takes the statement, but hardly does what is meant
 * @param at the offset in the statement's text, in UTF-16 units
 * @param message the fact, in lower case and without a full stop
 * @param notes what else is known
 * @param help the next action; absent when the message says it all
 */
public record Problem(
        Severity severity,
        Code code,
        int at,
        String message,
        List<Note> notes,
        @Nullable String help) {

    /** Copies the list. */
    public Problem {
        notes = List.copyOf(notes);
    }

    /** Something about another place in the statement, such as the bracket that is not closed. */
    public record Note(String text, int at) {}

    static Problem of(Code code, int at, String message) {
        return new Problem(Severity.ERROR, code, at, message, List.of(), null);
    }

    static Problem warning(Code code, int at, String message) {
        return new Problem(Severity.WARNING, code, at, message, List.of(), null);
    }

    Problem help(@Nullable String action) {
        return new Problem(severity, code, at, message, notes, action);
    }

    Problem code(Code other) {
        return new Problem(severity, other, at, message, notes, help);
    }

    /** Returns this problem at another place. */
    Problem at(int place) {
        return new Problem(severity, code, place, message, notes, help);
    }

    Problem note(String text, int where) {
        return new Problem(severity, code, at, message, List.of(new Note(text, where)), help);
    }
}
