package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** The examples beside the schema of {@code ordering.yaml}: an editor and the deployment agree about them. */
class OrderingExamplesTest {

    private static final Path SCHEMAS = Path.of("../docs/schemas");

    @TestFactory
    Stream<DynamicTest> what_the_schema_accepts_is_read() throws IOException {
        return each(
                "test/ordering",
                file -> assertThatCode(() -> OrderingFile.read(file, "ordering.yaml"))
                        .doesNotThrowAnyException());
    }

    @TestFactory
    Stream<DynamicTest> what_the_schema_refuses_is_refused_with_a_code_and_a_place() throws IOException {
        return each(
                "negative_test/ordering",
                file -> assertThatCode(() -> OrderingFile.read(file, "ordering.yaml"))
                        .isInstanceOfSatisfying(
                                DiagnosticException.class,
                                refused -> assertThat(refused.diagnostics())
                                        .allSatisfy(OrderingExamplesTest::namesCodeAndPlace)));
    }

    private static void namesCodeAndPlace(Diagnostic diagnostic) {
        assertThat(diagnostic.code()).isIn(ScriptCode.MALFORMED_ORDERING, ScriptCode.UNKNOWN_KEY);
        assertThat(diagnostic.place())
                .satisfies(place -> assertThat(place.line()).isPositive());
    }

    private static Stream<DynamicTest> each(String folder, ThrowingConsumer<Path> test) throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS.resolve(folder))) {
            List<Path> examples = files.sorted().toList();
            assertThat(examples).isNotEmpty();
            return examples.stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> test.accept(file)));
        }
    }
}
