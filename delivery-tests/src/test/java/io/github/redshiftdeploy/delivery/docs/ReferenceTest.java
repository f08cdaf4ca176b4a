package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference says what the goals are; {@code -Dgolden.update=true} writes it anew. */
class ReferenceTest {

    private static final Path REFERENCE = Documentation.ROOT.resolve("docs/reference.md");

    @Test
    void the_reference_is_that_of_the_goals() throws IOException {
        Corpus.check(REFERENCE, Reference.of(Goals.read()));

        assertThat(Files.readString(REFERENCE)).contains("| `execute` |", "| `sql.path` |", "| `redshift.target` |");
    }
}
