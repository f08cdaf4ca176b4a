package io.github.redshiftdeploy.probe;

import io.github.redshiftdeploy.diagnostic.Printable;
import java.sql.SQLException;
import java.util.Locale;

/** What a cluster said about a fact. */
record Finding(Answer answer, String detail) {

    private static final String NO_RIGHT = "42501";

    /** The answers. */
    enum Answer {
        YES,
        NO,
        NOT_ALLOWED,
        NOT_ASKED
    }

    static Finding of(boolean holds, String detail) {
        return new Finding(holds ? Answer.YES : Answer.NO, detail);
    }

    static Finding notAsked(String why) {
        return new Finding(Answer.NOT_ASKED, why);
    }

    static Finding of(SQLException problem) {
        boolean right = NO_RIGHT.equals(problem.getSQLState());
        return new Finding(right ? Answer.NOT_ALLOWED : Answer.NO, told(problem));
    }

    /** Returns code and text of a refusal. */
    static String told(SQLException problem) {
        return problem.getSQLState() + " " + problem.getMessage();
    }

    /** Returns the line to print about a fact. */
    String line(String fact) {
        String word = answer.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return String.format("%-11s  %s", word, Printable.line(detail.isEmpty() ? fact : fact + ": " + detail));
    }
}
