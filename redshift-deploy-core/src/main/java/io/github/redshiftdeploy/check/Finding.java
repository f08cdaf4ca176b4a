package io.github.redshiftdeploy.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check has found. Whether anybody hears of it depends on the level of the rule and on what is allowed.
 *
 * @param rule what is not kept
 * @param spot where
 * @param message the fact, as in a {@link io.github.redshiftdeploy.diagnostic.Diagnostic}
 * @param notes what else is known, each beginning with a word and a colon
 * @param help the next action; absent when the message says it all
 */
public record Finding(
        Rule rule,
        StatementPlace spot,
        String message,
        List<String> notes,
        @Nullable String help) {

    /** Copies the list. */
    public Finding {
        notes = List.copyOf(notes);
    }

    /** Returns a finding without notes and help. */
    public static Finding of(Rule rule, StatementPlace spot, String message) {
        return new Finding(rule, spot, message, List.of(), null);
    }

    /** Returns this finding with one thing more that is known. */
    public Finding note(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Finding(rule, spot, message, all, help);
    }

    /** Returns this finding with the next action. */
    public Finding help(String action) {
        return new Finding(rule, spot, message, notes, action);
    }
}
