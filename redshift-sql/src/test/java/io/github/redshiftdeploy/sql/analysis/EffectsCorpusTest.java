package io.github.redshiftdeploy.sql.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.parser.ParserCorpusTest;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.testkit.Corpus;
import java.nio.file.Files;
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

    @TestFactory
    Stream<DynamicTest> no_good_statement_is_beyond_the_analysis() {
        return Corpus.of("corpus/trees").each(".sql", file -> {
            Analyzer analyzer = new Analyzer();
            for (Statement statement : ParserCorpusTest.statements(Files.readString(file), problem -> {})) {
                Parsed parsed = new SqlParser().parse(statement.text());
                Effects effects = analyzer.analyze(Objects.requireNonNull(parsed.tree()));
                assertThat(effects.direct())
                        .allMatch(effect -> effect.at() >= 0
                                && effect.at() < statement.text().length());
            }
        });
    }

    private static String show(Statement statement, Analyzer analyzer) {
        Parsed parsed = new SqlParser().parse(statement.text());
        assertThat(parsed.problems()).as(statement.text()).isEmpty();
        Effects effects = analyzer.analyze(Objects.requireNonNull(parsed.tree()));
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
