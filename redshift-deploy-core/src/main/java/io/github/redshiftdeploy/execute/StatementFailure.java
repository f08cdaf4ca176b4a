package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a diagnostic of what the server said about a statement, at the place in the script. */
public final class StatementFailure {

    private final Script script;
    private final ScriptStatement statement;
    private final int last;
    private final int statements;
    private final int prefix;

    /**
     * Describes failures of a statement.
     *
     * @param last the number of the last statement that the failure may be about: those that go out together are lost
     *     together
     * @param statements how many the script has
     * @param prefix how many characters of ours were sent before the statement's own text
     */
    public StatementFailure(Script script, ScriptStatement statement, int last, int statements, int prefix) {
        this.last = last;
        this.script = script;
        this.statement = statement;
        this.statements = statements;
        this.prefix = prefix;
    }

    /**
     * Returns what to say.
     *
     * @param position the place in the text that was sent, as the server counts; 0 is none
     */
    public Diagnostic diagnostic(ServerError problem, int position, boolean connectionLost) {
        ExecuteCode code = connectionLost ? ExecuteCode.CONNECTION_LOST : ExecuteCode.STATEMENT_FAILED;
        String words = connectionLost ? lost(problem) : problem.words();
        Diagnostic diagnostic = Diagnostic.error(
                        code, words + problem.stateInWords() + ", at " + numbers() + " of " + statements)
                .at(script.place(statement.at(offset(position))));
        diagnostic = note(diagnostic, "detail", problem.detail());
        diagnostic = note(diagnostic, "hint", problem.hint());
        diagnostic = note(diagnostic, "where", problem.where());
        return advice(problem, connectionLost).map(diagnostic::help).orElse(diagnostic);
    }

    /** The driver's own words tell less than ours; a server that ends a session says why. */
    static String lost(ServerError problem) {
        return problem.said() ? "the connection was lost: " + problem.words() : "the connection was lost";
    }

    private String numbers() {
        return last == statement.number()
                ? "statement " + last
                : "one of the statements " + statement.number() + " to " + last;
    }

    /** The server counts characters from 1 over the text that was sent; 0 means that it names no place. */
    private int offset(int position) {
        String sql = statement.sql();
        int character = position - 1 - prefix;
        if (character <= 0 || character > sql.codePointCount(0, sql.length())) {
            return 0;
        }
        return sql.offsetByCodePoints(0, character);
    }

    private static Optional<String> advice(ServerError problem, boolean connectionLost) {
        return connectionLost
                ? Optional.of("make sure that the cluster answers, and deploy again")
                : SqlState.of(problem).advice();
    }

    private static Diagnostic note(Diagnostic diagnostic, String name, @Nullable String text) {
        return text == null || text.isBlank() ? diagnostic : diagnostic.note(name + ": " + text.strip());
    }
}
