package io.github.redshiftdeploy.local.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.local.gateway.Translation;
import io.github.redshiftdeploy.testkit.Corpus;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class TranslationCorpusTest {
    private static final Corpus CORPUS = Corpus.of("corpus/dialect");

    @TestFactory
    Stream<DynamicTest> every_statement_is_translated_outside_and_inside_a_transaction() {
        return CORPUS.golden(
                ".sql",
                ".postgres",
                (file, script) -> Phrase.of(script).statements().stream()
                        .map(statement -> golden(statement.toString()))
                        .collect(Collectors.joining("\n")));
    }

    @TestFactory
    Stream<DynamicTest> a_translation_has_the_lines_of_its_statement() {
        return CORPUS.each(".sql", file -> {
            for (Phrase statement : Phrase.of(Files.readString(file)).statements()) {
                String sql = statement.toString();
                assertThat(lineEnds(translated(sql, 'I'))).as(sql).isGreaterThanOrEqualTo(lineEnds(sql));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_place_in_a_translation_is_the_place_it_was_copied_from() {
        return CORPUS.each(".sql", file -> {
            for (Phrase statement : Phrase.of(Files.readString(file)).statements()) {
                String sql = statement.toString();
                Translation translation = OneDatabase.dialect().translate(sql, 'I');
                for (int offset = 0; offset < translation.sql().length(); offset++) {
                    int before = translation.offsets().applyAsInt(offset);
                    if (before >= 0) {
                        assertThat(sql.charAt(before))
                                .as(sql)
                                .isEqualTo(translation.sql().charAt(offset));
                    }
                }
            }
        });
    }

    private static String golden(String sql) {
        String outside = translated(sql, 'I');
        String inside = translated(sql, 'T');
        return outside + ";\n" + (inside.equals(outside) ? "" : "-- in a transaction:\n" + inside + ";\n");
    }

    private static long lineEnds(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    private static String translated(String sql, char status) {
        return OneDatabase.dialect().translate(sql, status).sql();
    }
}
