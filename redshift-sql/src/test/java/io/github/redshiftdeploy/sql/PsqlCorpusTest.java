package io.github.redshiftdeploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.lexer.PsqlLexer;
import io.github.redshiftdeploy.sql.lexer.PsqlPiece;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

class PsqlCorpusTest {

    private static final Corpus CORPUS = Corpus.of("corpus/psql");

    @TestFactory
    Stream<DynamicTest> reads_scripts_as_psql_does() {
        return CORPUS.golden(".sql", ".statements", (file, text) -> read(Files.readAllBytes(file)));
    }

    @TestFactory
    Stream<DynamicTest> windows_line_ends_change_nothing() {
        return CORPUS.each(".sql", file -> {
            String text = Files.readString(file).replace("\r\n", "\n");

            String one = read(text.getBytes(StandardCharsets.UTF_8));
            String other = read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

            assertThat(other.replace("\r\n", "\n")).isEqualTo(one);
        });
    }

    @TestFactory
    Stream<DynamicTest> reading_in_pieces_changes_nothing() {
        return CORPUS.each(".sql", file -> {
            byte[] script = Files.readAllBytes(file);

            for (int piece : List.of(1, 2, 3, 7)) {
                assertThat(read(script, piece, StandardCharsets.UTF_8)).isEqualTo(read(script));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> where_the_window_ends_changes_nothing() {
        return CORPUS.each(".sql", file -> {
            String text = Files.readString(file);
            String expected = read(("\n" + text).getBytes(StandardCharsets.UTF_8));

            for (int border = 0; border <= text.length(); border++) {
                String moved = " ".repeat(ScriptWindow.SMALLEST - border) + "\n" + text;
                assertThat(read(moved.getBytes(StandardCharsets.UTF_8)))
                        .as("window ends after %s", border)
                        .isEqualTo(expected);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> the_encoding_changes_nothing() {
        return CORPUS.each(".sql", file -> {
            String text = Files.readString(file);

            assertThat(read(text.getBytes(StandardCharsets.UTF_16LE), 3, StandardCharsets.UTF_16LE))
                    .isEqualTo(read(text.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_script_cut_anywhere_is_read_without_a_crash() {
        return CORPUS.each(".sql", file -> {
            String text = Files.readString(file);

            for (int length = 0; length < text.length(); length++) {
                String cut = text.substring(0, length);
                assertThat(read(cut.getBytes(StandardCharsets.UTF_8))).isNotNull();
                assertThat(joined(cut)).isEqualTo(cut);
            }
        });
    }

    private static String read(byte[] script) throws IOException {
        return read(script, Integer.MAX_VALUE, StandardCharsets.UTF_8);
    }

    private static String read(byte[] script, int piece, Charset charset) throws IOException {
        List<String> events = new ArrayList<>();
        try (StatementReader reader = StatementReader.ofPsql(
                new Pieces(script, piece),
                charset,
                at -> new Place("script.sql", at.line(), at.column(), null),
                problem -> events.add("-- " + problem.render().replace("\n", "\n-- ")),
                command -> events.add(show(command)))) {
            for (Optional<Statement> next = reader.next(); next.isPresent(); next = reader.next()) {
                events.add(show(next.get()));
            }
        }
        return String.join("\n", events) + "\n";
    }

    private static String show(MetaCommand command) {
        MetaArguments arguments = command.arguments();
        return "-- at " + command.start() + ", " + command.role() + ": " + command.name() + " "
                + arguments.list()
                + (arguments.unclosed() < 0 ? "" : ", not closed at " + command.at(arguments.unclosed()));
    }

    private static String show(Statement statement) {
        String text = statement.text();
        String pieces = PsqlLexer.pieces(text).stream()
                .filter(piece -> piece.kind() != PsqlPiece.Kind.SQL && piece.kind() != PsqlPiece.Kind.QUOTED)
                .map(piece -> "\n--   " + statement.at(piece.start()) + " " + piece.kind() + " " + piece.text(text))
                .collect(Collectors.joining());
        return "-- " + statement.number() + " at " + statement.start() + " to " + statement.end() + ": "
                + statement.kind() + "\n" + text + pieces;
    }

    private static String joined(String text) {
        return PsqlLexer.pieces(text).stream().map(piece -> piece.text(text)).collect(Collectors.joining());
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
