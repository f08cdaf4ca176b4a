package io.github.redshiftdeploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StatementCorpusTest {

    private static final Corpus CORPUS = Corpus.of("corpus/statements");

    @TestFactory
    Stream<DynamicTest> cuts_scripts_into_statements() {
        return CORPUS.golden(
                ".sql", ".statements", (file, text) -> show(read(Files.readAllBytes(file), Integer.MAX_VALUE)));
    }

    @TestFactory
    Stream<DynamicTest> tokens_put_together_are_the_script_again() {
        return CORPUS.each(".sql", file -> {
            String text = Files.readString(file);

            List<Token> tokens = Lexer.tokens(text);

            assertThat(tokens.stream().map(token -> token.text(text)).collect(Collectors.joining()))
                    .isEqualTo(text);
        });
    }

    @TestFactory
    Stream<DynamicTest> windows_line_ends_change_no_statement() {
        return CORPUS.each(".sql", file -> {
            String text = Files.readString(file);
            String windows = text.replace("\r\n", "\n").replace("\n", "\r\n");

            Result one = read(text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
            Result other = read(windows.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);

            assertThat(show(other).replace("\r\n", "\n")).isEqualTo(show(one).replace("\r\n", "\n"));
        });
    }

    @TestFactory
    Stream<DynamicTest> reading_in_pieces_changes_no_statement() {
        return CORPUS.each(".sql", file -> {
            byte[] script = Files.readAllBytes(file);

            for (int piece : List.of(1, 2, 3, 7)) {
                assertThat(show(read(script, piece)))
                        .as("pieces of %s bytes", piece)
                        .isEqualTo(show(read(script, Integer.MAX_VALUE)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> the_encoding_changes_no_statement() {
        return CORPUS.each(".sql", file -> {
            String text = Files.readString(file).replace("\uFEFF", "");
            String expected = show(read(text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE));

            for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
                assertThat(show(read(text.getBytes(charset), 3, charset))).isEqualTo(expected);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> where_the_window_ends_changes_no_statement() {
        return CORPUS.each(".sql", file -> {
            String text = Files.readString(file).replace("\uFEFF", "").replace("\r\n", "\n");
            for (String script : List.of(text, text.replace("\n", "\r\n"))) {
                String expected = show(read(("\n" + script).getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE));

                for (int border = 0; border <= script.length(); border++) {
                    String moved = " ".repeat(ScriptWindow.SMALLEST - border) + "\n" + script;
                    assertThat(show(read(moved.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE)))
                            .as("window ends after %s", border)
                            .isEqualTo(expected);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_script_cut_anywhere_is_read_without_a_crash() {
        return CORPUS.each(".sql", file -> {
            byte[] script = Files.readAllBytes(file);

            for (int length = 0; length < script.length; length++) {
                byte[] cut = new byte[length];
                System.arraycopy(script, 0, cut, 0, length);
                Result result = read(cut, Integer.MAX_VALUE);
                assertThat(result.statements().size() + result.diagnostics().size())
                        .isNotNegative();
            }
        });
    }

    record Result(List<Statement> statements, List<Diagnostic> diagnostics) {}

    static Result read(byte[] script, int piece) throws IOException {
        return read(script, piece, StandardCharsets.UTF_8);
    }

    static Result read(byte[] script, int piece, Charset charset) throws IOException {
        List<Statement> statements = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        InputStream input = new Pieces(script, piece);
        try (StatementReader reader = new StatementReader(
                input, charset, at -> new Place("script.sql", at.line(), at.column(), null), diagnostics::add)) {
            for (Optional<Statement> next = reader.next(); next.isPresent(); next = reader.next()) {
                statements.add(next.get());
            }
        }
        return new Result(statements, diagnostics);
    }

    private static String show(Result result) {
        return Stream.concat(
                        result.statements().stream().map(StatementCorpusTest::show),
                        result.diagnostics().stream().map(Diagnostic::render))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String show(Statement statement) {
        StatementKind kind = statement.kind();
        String comments = statement.comments().stream()
                .map(comment -> "-- " + comment.start() + " says: " + comment.text() + "\n")
                .collect(Collectors.joining());
        return "-- " + statement.number() + " at " + statement.start() + " to " + statement.end() + ": " + kind + ", "
                + kind.statementClass() + "\n" + comments + statement.text();
    }

    /** Gives a few bytes at a time, as a network or a slow disk does. */
    private static final class Pieces extends ByteArrayInputStream {
        private final int most;

        private Pieces(byte[] script, int most) {
            super(script);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(most, length));
        }
    }
}
