package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptReader;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.script.ScriptText;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sqltest.ExpectationReader.Comment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a test script. The line comments between two statements belong to the second of them: they say what it must do.
 */
final class TestReader {

    private static final String COMMITS = "commits";

    private final Script script;
    private final ScriptConfig config;
    private final Consumer<Diagnostic> mistakes;
    private final List<String> lines;

    private TestReader(Script script, ScriptConfig config, Consumer<Diagnostic> mistakes) throws IOException {
        this.script = script;
        this.config = config;
        this.mistakes = mistakes;
        this.lines = lines(script.text());
    }

    /**
     * Returns a test script.
     *
     * @param mistakes takes what is wrong with its expectations; what is wrong with its SQL is for the checks
     */
    static TestScript read(Script script, ScriptConfig config, Consumer<Diagnostic> mistakes) throws IOException {
        return new TestReader(script, config, mistakes).read();
    }

    private static List<String> lines(ScriptText text) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(text.open(), text.encoding()))) {
            List<String> all = new ArrayList<>(lines.lines().toList());
            if (!all.isEmpty() && all.get(0).startsWith("\uFEFF")) {
                all.set(0, all.get(0).substring(1));
            }
            return all;
        }
    }

    private TestScript read() throws IOException {
        List<TestStatement> statements = new ArrayList<>();
        boolean commits = false;
        int last = 0;
        try (ScriptReader reader = new ScriptReader(script, config, problem -> {})) {
            for (Optional<ScriptStatement> next = reader.next(); next.isPresent(); next = reader.next()) {
                ScriptStatement statement = next.get();
                List<Comment> comments = comments(last, statement.start().line());
                commits |= last == 0 && comments.stream().anyMatch(TestReader::isCommits);
                ExpectationReader expectations = new ExpectationReader(script, mistakes);
                comments.forEach(expectations::read);
                statements.add(expectations.statement(statement));
                Position end = statement.at(Math.max(0, statement.sql().length() - 1));
                behind(end);
                last = end.line();
            }
        }
        stray(comments(last, lines.size() + 1));
        return new TestScript(script, commits, statements);
    }

    private static boolean isCommits(Comment comment) {
        String text = comment.text().toLowerCase(Locale.ROOT);
        return text.equals(COMMITS) || text.startsWith(COMMITS + ":");
    }

    /** Returns the line comments between two lines; what stands in a block comment there is none of them. */
    private List<Comment> comments(int after, int before) {
        List<Comment> comments = new ArrayList<>();
        for (int line = after + 1; line < before && line <= lines.size(); line++) {
            Comment.of(lines.get(line - 1), line).ifPresent(comments::add);
        }
        return comments;
    }

    /** What stands behind a statement on its last line would be passed over in silence. */
    private void behind(Position end) {
        if (end.line() > lines.size()) {
            return;
        }
        String line = lines.get(end.line() - 1);
        int offset = line.offsetByCodePoints(0, Math.min(end.column(), line.codePointCount(0, line.length())));
        int comment = line.indexOf("--", offset);
        if (comment >= 0 && line.substring(offset, comment).replace(";", "").isBlank()) {
            stray(List.of(new Comment(line, end.line(), 1).from(comment + 2)));
        }
    }

    private void stray(List<Comment> comments) {
        for (Comment comment : comments) {
            ExpectationReader reader = new ExpectationReader(script, problem -> {});
            reader.read(comment);
            if (!reader.isEmpty()) {
                mistakes.accept(script.show(
                        Diagnostic.error(SqlTestCode.WRONG_EXPECTATION, "no statement follows this expectation")
                                .at(script.place(new Position(comment.line(), comment.column())))
                                .help("write it on a line of its own before its statement")));
            }
        }
    }
}
