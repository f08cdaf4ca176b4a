package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Code;
import io.github.redshiftdeploy.diagnostic.Diagnostic;

/** Puts what was found into words for those who print it themselves. */
final class Words {

    private Words() {}

    /** Returns the message, what else is known and what to do, a line each. */
    static String of(Diagnostic problem) {
        StringBuilder text = new StringBuilder(problem.message());
        problem.notes().forEach(note -> text.append('\n').append(note));
        if (problem.help() != null) {
            text.append("\nhelp: ").append(problem.help());
        }
        return text.toString();
    }

    /** Returns the name of a kind of problem; that of a rule is the one that users set and allow it by. */
    static String of(Code code) {
        if (code instanceof Rule rule) {
            return rule.word();
        }
        return code instanceof Enum<?> constant ? Choice.word(constant) : code.id();
    }

    /** Returns code and name: {@code RS6101 delete-without-where}. */
    static String title(Code code) {
        return code.id() + " " + of(code);
    }
}
