package io.github.redshiftdeploy.sql.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.parser.ParserCorpusTest;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.testkit.Corpus;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code corpus/effects}: scripts, and what each statement of them does to objects. */
class EffectsCorpusTest {

    @TestFactory
    Stream<DynamicTest> statements_have_these_effects() {
        return Corpus.of("corpus/effects").golden(".sql", ".effects", (file, text) -> {
            Analyzer analyzer = new Analyzer();
            return ParserCorpusTest.statements(text, problem -> {}).stream()
                    .map(statement -> show(statement, analyzer))
                    .collect(Collectors.joining("\n"));
        });
    }

    /** Each statement is asked alone, for what one sets or prepares is not about its neighbour in such a file. */
    @TestFactory
    Stream<DynamicTest> every_good_statement_has_these_effects() {
        return Corpus.of("corpus/trees")
                .golden(
                        ".sql",
                        ".effects",
                        (file, text) -> ParserCorpusTest.statements(text, problem -> {}).stream()
                                .map(statement -> withText(statement) + show(statement, new Analyzer()))
                                .collect(Collectors.joining("\n")));
    }

    /** Every line of a statement, so that who reads the effects need not look elsewhere. */
    private static String withText(Statement statement) {
        return statement.text().strip().lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private static String show(Statement statement, Analyzer analyzer) {
        Parsed parsed = new SqlParser().parse(statement.text());
        assertThat(parsed.problems()).as(statement.text()).isEmpty();
        Effects effects = analyzer.analyze(Objects.requireNonNull(parsed.tree()));
        assertThat(effects.direct())
                .allMatch(effect ->
                        effect.at() >= 0 && effect.at() < statement.text().length());
        StringBuilder text = new StringBuilder("-- ").append(statement.number()).append('\n');
        effects.direct()
                .forEach(effect ->
                        text.append(effect).append(" @").append(effect.at()).append('\n'));
        effects.doubts().stream()
                .sorted()
                .forEach(doubt ->
                        text.append("perhaps more: ").append(doubt.words()).append('\n'));
        effects.deferred()
                .forEach(effect -> text.append("when used: ").append(effect).append('\n'));
        effects.deferredDoubts().stream()
                .sorted()
                .forEach(doubt -> text.append("when used: perhaps more: ")
                        .append(doubt.words())
                        .append('\n'));
        return text.toString();
    }
}
