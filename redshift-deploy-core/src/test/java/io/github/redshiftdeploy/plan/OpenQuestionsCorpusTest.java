package io.github.redshiftdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Checked;
import io.github.redshiftdeploy.catalogue.Catalogue;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Outline.Stretch;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code corpus/settled}: scripts, rows of a catalogue, and what runs alone by what they say. */
class OpenQuestionsCorpusTest {

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> what_the_set_and_the_catalogue_tell_decides_what_runs_alone() {
        return Corpus.of("corpus/settled").golden(".scripts", ".settled", (file, text) -> {
            Validation validation = Checked.validation(
                    Files.createDirectory(root.resolve(file.getFileName().toString())), text, Map.of());
            OpenQuestions questions = OpenQuestions.of(validation.scripts());
            Catalogue catalogue = Catalogue.read(rows(file));
            List<CheckedScript> settled = questions.settle(catalogue);

            settled.forEach(OpenQuestionsCorpusTest::checkWhole);
            StringBuilder shown = new StringBuilder();
            shown.append(Catalogue.query(questions.things()).orElse("nothing to ask"))
                    .append("\n\n");
            questions.assumptions().forEach(line -> shown.append(line).append('\n'));
            settled.forEach(script -> show(script, shown));
            questions.errors(settled).stream()
                    .map(Diagnostic::render)
                    .forEach(line -> shown.append(line).append('\n'));
            return shown.toString();
        });
    }

    private static void checkWhole(CheckedScript script) {
        int next = 1;
        for (Stretch stretch : script.outline().stretches()) {
            assertThat(stretch.first()).isEqualTo(next);
            next = stretch.last() + 1;
        }
        assertThat(next - 1).isEqualTo(script.outline().statements());
    }

    private static List<Row> rows(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".scripts", ".rows");
        return Files.readAllLines(file.resolveSibling(name)).stream()
                .map(line -> line.replace("\\n", "\n").split("\\|", -1))
                .map(cells -> new Row(List.of(cells)))
                .toList();
    }

    private static void show(CheckedScript script, StringBuilder to) {
        to.append(script.name()).append('\n');
        for (Stretch stretch : script.outline().stretches()) {
            to.append("    ")
                    .append(stretch.first())
                    .append("..")
                    .append(stretch.last())
                    .append(' ')
                    .append(stretch.statementClass())
                    .append(", ")
                    .append(stretch.kind())
                    .append(" at ")
                    .append(stretch.start())
                    .append('\n');
        }
    }
}
