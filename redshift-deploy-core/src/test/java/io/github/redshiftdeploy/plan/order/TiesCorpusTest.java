package io.github.redshiftdeploy.plan.order;

import io.github.redshiftdeploy.Checked;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.testkit.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code corpus/ties}: sets of scripts, and which of them wait for which. */
class TiesCorpusTest {

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> scripts_wait_for_those_that_they_cannot_be_proven_independent_of() {
        return Corpus.of("corpus/ties").golden(".scripts", ".ties", (file, text) -> {
            Path set = Files.createDirectory(root.resolve(file.getFileName().toString()));
            return show(Checked.scripts(set, text));
        });
    }

    private static String show(List<CheckedScript> scripts) {
        Ties ties = Ties.of(scripts);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ties.size(); i++) {
            text.append(scripts.get(i).name()).append('\n');
            for (Tie tie : ties.of(i)) {
                text.append(tie.needs() ? "    waits for " : "    runs after ")
                        .append(scripts.get(tie.earlier()).name())
                        .append(": ")
                        .append(tie.reason())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
