package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.SqlCode;
import org.jspecify.annotations.Nullable;

/** Ends the parsing of a statement, or of a part of it that the parser can leave out; carries what is wrong. */
final class SyntaxError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    SyntaxError(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    /** Returns this error with something about another place. */
    SyntaxError noting(String text, int at) {
        return new SyntaxError(problem.note(text, at));
    }

    /** Returns this error with another next action, unless there is none. */
    SyntaxError helping(@Nullable String action) {
        return action == null ? this : new SyntaxError(problem.help(action));
    }

    /**
     * Returns this error as one of a word that may be new in Redshift, when the next token is such a word; the rest of
     * the command is known.
     */
    SyntaxError unknown(Tokens tokens) {
        return Expected.mayBeNew(tokens) ? new SyntaxError(problem.code(SqlCode.UNKNOWN_SYNTAX)) : this;
    }

    /** Returns this error as one of the grammar: nothing new can be meant here. */
    SyntaxError mistake() {
        return new SyntaxError(problem.code(SqlCode.SYNTAX));
    }

    Problem problem() {
        return problem;
    }
}
