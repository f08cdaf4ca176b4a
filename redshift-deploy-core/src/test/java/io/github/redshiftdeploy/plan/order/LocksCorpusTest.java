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

/** {@code corpus/locks}: scripts, and what others may notice of them. */
class LocksCorpusTest {

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> scripts_tell_what_they_lock() {
        return Corpus.of("corpus/locks").golden(".scripts", ".locks", (file, text) -> {
            List<CheckedScript> scripts = Checked.scripts(
                    Files.createDirectory(root.resolve(file.getFileName().toString())), text);
            List<Locks> locks = Locks.of(scripts);
            StringBuilder shown = new StringBuilder();
            for (int i = 0; i < scripts.size(); i++) {
                shown.append(scripts.get(i).name()).append('\n');
                locks.get(i)
                        .locks()
                        .forEach(line -> shown.append("    ").append(line).append('\n'));
                locks.get(i)
                        .warnings()
                        .forEach(line ->
                                shown.append("    warning: ").append(line).append('\n'));
            }
            return shown.toString();
        });
    }
}
