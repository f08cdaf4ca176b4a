package io.github.redshiftdeploy.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.testkit.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every text: an answer, in time that grows with its length, with places inside it. */
class ParserPropertiesTest {

    /** Far beyond what any of these texts takes; a parser that hangs or is quadratic takes hours. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SqlParser parser = new SqlParser();

    @TestFactory
    Stream<DynamicTest> line_ends_make_no_difference() {
        return Corpus.of("corpus/trees").each(".sql", file -> {
            String unix = Files.readString(file);
            List<Statement> windows = ParserCorpusTest.statements(unix.replace("\n", "\r\n"), problem -> {});
            List<Statement> statements = ParserCorpusTest.statements(unix, problem -> {});

            assertThat(windows).hasSameSizeAs(statements);
            for (int i = 0; i < statements.size(); i++) {
                assertThat(print(windows.get(i).text()).replace("\r\n", "\n"))
                        .isEqualTo(print(statements.get(i).text()));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_statement_cut_anywhere_gives_an_answer() {
        return each(statement -> {
            for (int length = 0; length < statement.length(); length++) {
                answer(statement.substring(0, length));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_statement_with_a_token_left_out_doubled_or_swapped_gives_an_answer() {
        return each(statement -> {
            List<String> tokens = words(statement);
            for (int i = 0; i < tokens.size(); i++) {
                List<String> without = new ArrayList<>(tokens);
                without.remove(i);
                answer(String.join(" ", without));
                List<String> twice = new ArrayList<>(tokens);
                twice.add(i, tokens.get(i));
                answer(String.join(" ", twice));
                List<String> swapped = new ArrayList<>(tokens);
                swapped.add(tokens.size() - 1, swapped.remove(i));
                answer(String.join(" ", swapped));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "a(",
                "CASE WHEN ",
                "NOT ",
                "- ",
                "SELECT (",
                "SELECT * FROM (",
                "SELECT * FROM ((",
                "a.",
                "WITH a AS (",
                "SELECT 1 UNION (",
                "a::",
                "a[",
                "CAST(",
                "EXISTS (SELECT ",
                "x IN (",
                "a BETWEEN ",
                "INTERVAL '1' ",
                "GROUP BY ROLLUP (",
                "FROM a JOIN ",
                "BEGIN ",
                "CREATE TABLE a (b array<",
                "'",
                "$$",
                "/*",
                "EXPLAIN ",
                "PREPARE a AS ",
                "CASE x ",
                "SELECT a AS ",
                "(SELECT 1) UNION ",
                "CREATE PROCEDURE a() LANGUAGE plpgsql AS ''BEGIN EXECUTE ",
                "CREATE FUNCTION a("
            })
    void a_piece_repeated_without_end_gives_an_answer(String piece) {
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            for (String lead : List.of("", "SELECT ", "SELECT a FROM ", "SELECT a WHERE ")) {
                answer(lead + piece.repeat(100_000));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN ",
                "DECLARE a int; BEGIN ",
                "<<a>> BEGIN ",
                "IF a THEN ",
                "IF a THEN b; ",
                "IF a THEN ELSE ",
                "CASE WHEN a THEN ",
                "LOOP ",
                "<<a>> LOOP ",
                "FOR a IN 1..2 LOOP ",
                "FOR a IN SELECT 1 LOOP ",
                "BEGIN EXCEPTION WHEN OTHERS THEN ",
                "EXCEPTION WHEN OTHERS THEN ",
                "ELSE ",
                "END; ",
                "END IF; ",
                "a := b; ",
                "a := ",
                "a ",
                "; ",
                "SELECT ",
                "RAISE INFO '%'; ",
                "EXECUTE 'a'",
                "EXECUTE '' "
            })
    void a_piece_of_a_body_repeated_without_end_gives_an_answer(String piece) {
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            for (String lead : List.of("", "BEGIN ", "DECLARE a int; BEGIN ", "DECLARE ")) {
                answer("CREATE PROCEDURE a() AS $$ " + lead + piece.repeat(50_000) + "$$ LANGUAGE plpgsql");
            }
        });
    }

    @Test
    void long_lists_and_chains_are_not_deep() {
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            for (String link :
                    List.of(" OR a = 1", " || a", " + 1", ", 1", " UNION ALL SELECT 1", " JOIN b ON a = 1")) {
                boolean joins = link.contains("JOIN");
                Parsed parsed = answer("SELECT a" + (joins ? " FROM a" : "") + link.repeat(100_000));

                assertThat(parsed.problems()).as(link).isEmpty();
                assertThat(Printer.print(Objects.requireNonNull(parsed.tree()))).hasSizeGreaterThan(299_999);
            }
        });
    }

    @Test
    void nesting_up_to_the_limit_fits_into_a_small_stack() throws InterruptedException {
        String deep = "SELECT " + "f(".repeat(Grammar.DEEPEST - 10) + "1" + ")".repeat(Grammar.DEEPEST - 10);
        List<Problem> problems = new ArrayList<>();
        Thread small = new Thread(
                null, () -> problems.addAll(new SqlParser().parse(deep).problems()), "small", 768 << 10);

        small.start();
        small.join();

        assertThat(problems).isEmpty();
    }

    private Parsed answer(String text) {
        Parsed parsed = parser.parse(text);
        for (Problem problem : parsed.problems()) {
            assertThat(problem.at()).isBetween(0, text.length());
            assertThat(problem.notes()).allMatch(note -> note.at() >= 0 && note.at() <= text.length());
        }
        assertThat(parsed.tree() != null || !parsed.problems().isEmpty()).isTrue();
        return parsed;
    }

    private String print(String statement) {
        return Printer.print(Objects.requireNonNull(parser.parse(statement).tree()));
    }

    private static List<String> words(String statement) {
        return Lexer.tokens(statement).stream()
                .filter(token -> !token.kind().trivia())
                .map((Token token) -> token.text(statement))
                .toList();
    }

    private static Stream<DynamicTest> each(Check check) {
        return Corpus.of("corpus/trees").each(".sql", (Path file) -> {
            for (Statement statement : ParserCorpusTest.statements(Files.readString(file), problem -> {})) {
                check.check(statement.text());
            }
        });
    }

    private interface Check {
        void check(String statement);
    }
}
