package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold of every script, whatever its bytes are. */
final class ScriptLaws {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String SCRIPT = "script.sql";

    private ScriptLaws() {}

    /** Returns the law that a script breaks, in words that are the same for scripts that break it in the same way. */
    static Optional<String> broken(byte[] script) {
        try {
            return check(script);
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError thrown) {
            return Optional.of(
                    "reading throws " + thrown.getClass().getSimpleName() + " at " + thrown.getStackTrace()[0]);
        }
    }

    /** Returns the statements of a script, up to where it cannot be read. */
    static List<Statement> statements(byte[] script, List<Diagnostic> diagnostics) throws IOException {
        List<Statement> statements = new ArrayList<>();
        try (StatementReader reader = new StatementReader(
                new ByteArrayInputStream(script),
                StandardCharsets.UTF_8,
                at -> new Place(SCRIPT, at.line(), at.column(), null),
                diagnostics::add)) {
            for (Optional<Statement> next = reader.next(); next.isPresent(); next = reader.next()) {
                statements.add(next.get());
            }
        }
        return statements;
    }

    private static Optional<String> check(byte[] script) throws IOException {
        String decoded = new String(script, StandardCharsets.UTF_8);
        String text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
        List<Diagnostic> diagnostics = new ArrayList<>();
        int from = 0;
        for (Statement statement : statements(script, diagnostics)) {
            from = find(statement, text, from);
            if (from < 0) {
                return Optional.of("a statement is not where it is said to be");
            }
        }
        Position end = Position.START.after(text, text.length());
        boolean outside = diagnostics.stream()
                .map(Diagnostic::place)
                .anyMatch(place -> place == null || new Position(place.line(), place.column()).compareTo(end) > 0);
        return outside ? Optional.of("a diagnostic is outside of the script") : Optional.empty();
    }

    /** Returns where a statement ends, or a negative number when it is not there. */
    private static int find(Statement statement, String text, int from) {
        for (int at = text.indexOf(statement.text(), from); at >= 0; at = text.indexOf(statement.text(), at + 1)) {
            if (Position.START.after(text, at).equals(statement.start())) {
                return at + statement.text().length();
            }
        }
        return -1;
    }
}
