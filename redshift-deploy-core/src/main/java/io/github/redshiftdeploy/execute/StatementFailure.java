package io.github.redshiftdeploy.execute;

import com.amazon.redshift.util.RedshiftException;
import com.amazon.redshift.util.ServerErrorMessage;
import io.github.redshiftdeploy.connect.ServerWords;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a diagnostic of what the server said about a statement, at the place in the script. */
final class StatementFailure {

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
    StatementFailure(Script script, ScriptStatement statement, int last, int statements, int prefix) {
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
    Diagnostic diagnostic(SQLException problem, int position, boolean connectionLost) {
        ServerErrorMessage server = server(problem).orElse(null);
        ExecuteCode code = connectionLost ? ExecuteCode.CONNECTION_LOST : ExecuteCode.STATEMENT_FAILED;
        String words = connectionLost ? lost(problem) : ServerWords.of(problem);
        Diagnostic diagnostic = Diagnostic.error(
                        code, words + " " + ServerWords.state(problem) + ", at " + numbers() + " of " + statements)
                .at(script.place(statement.at(offset(position))));
        if (server != null) {
            diagnostic = note(diagnostic, "detail", server.getDetail());
            diagnostic = note(diagnostic, "hint", server.getHint());
            diagnostic = note(diagnostic, "where", server.getWhere());
        }
        return advice(problem, connectionLost).map(diagnostic::help).orElse(diagnostic);
    }

    /** The driver's own words tell less than ours; a server that ends a session says why. */
    static String lost(SQLException problem) {
        return server(problem).isEmpty()
                ? "the connection was lost"
                : "the connection was lost: " + ServerWords.of(problem);
    }

    /** Tells whether it was the server that spoke, not the driver. */
    static boolean said(SQLException problem) {
        return server(problem).isPresent();
    }

    private static Optional<ServerErrorMessage> server(SQLException problem) {
        return problem instanceof RedshiftException redshift
                ? Optional.ofNullable(redshift.getServerErrorMessage())
                : Optional.empty();
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

    private static Optional<String> advice(SQLException problem, boolean connectionLost) {
        return connectionLost
                ? Optional.of("make sure that the cluster answers, and deploy again")
                : SqlState.of(problem).advice();
    }

    private static Diagnostic note(Diagnostic diagnostic, String name, @Nullable String text) {
        return text == null || text.isBlank() ? diagnostic : diagnostic.note(name + ": " + text.strip());
    }
}
