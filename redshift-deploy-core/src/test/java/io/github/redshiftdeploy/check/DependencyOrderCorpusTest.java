package io.github.redshiftdeploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Checked;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code corpus/dependencies}: sets of scripts, and the order in which each comes after what it needs. */
class DependencyOrderCorpusTest {

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> creators_come_before_users() {
        return Corpus.of("corpus/dependencies").golden(".scripts", ".order", (file, text) -> {
            Path set = Files.createDirectory(root.resolve(file.getFileName().toString()));
            Validation validation = Checked.validation(set, text, Map.of());
            return Stream.concat(
                            validation.scripts().stream().map(CheckedScript::name),
                            validation.mistakes().stream().map(Diagnostic::render))
                    .collect(Collectors.joining("\n", "", "\n"));
        });
    }

    @Test
    void the_rules_across_scripts_follow_the_order_that_was_found() throws IOException {
        Validation validation = Checked.validation(root, """
                -- file: ordering.yaml
                order: dependencies
                -- file: a.sql
                SELECT id FROM sales.orders;
                -- file: b.sql
                CREATE TABLE IF NOT EXISTS sales.orders (id INT);
                """, Map.of());

        assertThat(validation.scripts()).extracting(CheckedScript::name).containsExactly("b.sql", "a.sql");
        assertThat(validation.findings()).isEmpty();
    }

    @Test
    void scripts_that_are_not_checked_have_no_such_order() throws IOException {
        Validation validation = Checked.validation(root, """
                -- file: ordering.yaml
                order: dependencies
                -- file: a.sql
                SELECT 1;
                """, Map.of("validate", "false"));

        assertThat(validation.errors())
                .extracting(Diagnostic::message)
                .containsExactly("'order: dependencies' needs to know what the scripts do, but they are not checked");
    }

    @Test
    void an_order_of_dependencies_takes_all_scripts() throws IOException {
        Validation validation = Checked.validation(root, """
                -- file: ordering.yaml
                order: dependencies
                unlisted: last
                -- file: a.sql
                SELECT 1;
                """, Map.of());

        assertThat(validation.errors())
                .extracting(Diagnostic::message)
                .containsExactly("'unlisted' says nothing beside 'order: dependencies', which takes all scripts");
    }
}
