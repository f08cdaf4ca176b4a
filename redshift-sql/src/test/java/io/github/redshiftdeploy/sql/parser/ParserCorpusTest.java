package io.github.redshiftdeploy.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementReader;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code corpus/trees}: good scripts and their trees. {@code corpus/errors}: bad ones and what is said about them. */
public class ParserCorpusTest {

    private static final Corpus TREES = Corpus.of("corpus/trees");
    private static final Corpus ERRORS = Corpus.of("corpus/errors");

    @TestFactory
    Stream<DynamicTest> good_scripts_have_these_trees() {
        return TREES.golden(
                ".sql",
                ".tree",
                (file, text) -> statements(text, problem -> {}).stream()
                        .map(statement -> "-- " + statement.number() + " at " + statement.start() + "\n"
                                + TreeText.of(tree(statement)) + "\n")
                        .collect(Collectors.joining("\n")));
    }

    @TestFactory
    Stream<DynamicTest> bad_scripts_are_told_so() {
        return ERRORS.golden(
                ".sql",
                ".diagnostics",
                (file, text) -> diagnostics(text).stream()
                        .map(Diagnostic::render)
                        .collect(Collectors.joining("\n\n", "", "\n")));
    }

    @TestFactory
    Stream<DynamicTest> every_bad_statement_is_found() {
        return ERRORS.each(".sql", file -> {
            String text = Files.readString(file);
            List<Diagnostic> found = diagnostics(text);
            for (Statement statement : statements(text, problem -> {})) {
                assertThat(found)
                        .as("problems of: %s", statement.text())
                        .anyMatch(problem -> isInside(problem, statement));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_printed_tree_is_the_same_tree() {
        return TREES.each(".sql", file -> {
            for (Statement statement : statements(Files.readString(file), problem -> {})) {
                Command tree = tree(statement);
                String printed = Printer.print(tree);
                Parsed again = new SqlParser().parse(printed);
                assertThat(again.problems()).as(printed).isEmpty();
                assertThat(TreeText.withoutPlaces(tree(again))).as(printed).isEqualTo(TreeText.withoutPlaces(tree));
            }
        });
    }

    private static Command tree(Statement statement) {
        Parsed parsed = new SqlParser().parse(statement.text());
        assertThat(parsed.problems()).as(statement.text()).isEmpty();
        return tree(parsed);
    }

    private static Command tree(Parsed parsed) {
        return Optional.ofNullable(parsed.tree()).orElseThrow();
    }

    private static List<Diagnostic> diagnostics(String text) throws IOException {
        List<String> lines = text.lines().toList();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Statement statement : statements(text, diagnostics::add)) {
            for (Problem problem : new SqlParser().parse(statement.text()).problems()) {
                diagnostics.add(diagnostic(problem, statement, lines));
            }
        }
        return diagnostics;
    }

    private static Diagnostic diagnostic(Problem problem, Statement statement, List<String> lines) {
        assertThat(problem.at()).isBetween(0, statement.text().length());
        Place place = place(statement.at(problem.at()), lines);
        Diagnostic diagnostic =
                new Diagnostic(problem.severity(), problem.code(), place, problem.message(), List.of(), problem.help());
        for (Problem.Note note : problem.notes()) {
            diagnostic = diagnostic.note("note: " + note.text() + " at " + statement.at(note.at()));
        }
        return diagnostic;
    }

    private static Place place(Position position, List<String> lines) {
        return new Place("script.sql", position.line(), position.column(), lines.get(position.line() - 1));
    }

    private static boolean isInside(Diagnostic problem, Statement statement) {
        Place place = Optional.ofNullable(problem.place()).orElseThrow();
        Position at = new Position(place.line(), place.column());
        return at.compareTo(statement.start()) >= 0
                && at.compareTo(statement.at(statement.text().length())) <= 0;
    }

    public static List<Statement> statements(String text, Consumer<Diagnostic> diagnostics) throws IOException {
        List<Statement> statements = new ArrayList<>();
        ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (StatementReader reader = new StatementReader(
                bytes,
                StandardCharsets.UTF_8,
                at -> new Place("script.sql", at.line(), at.column(), null),
                diagnostics)) {
            for (Optional<Statement> next = reader.next(); next.isPresent(); next = reader.next()) {
                statements.add(next.get());
            }
        }
        return statements;
    }
}
