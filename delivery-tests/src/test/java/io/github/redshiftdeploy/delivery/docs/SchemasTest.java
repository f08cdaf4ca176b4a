package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The schemas accept what the tool reads and writes, and refuse what it refuses. */
class SchemasTest {

    private static final Path CORPUS =
            Documentation.ROOT.resolve("redshift-deploy-core/src/test/resources/corpus/bad-input");

    @TestFactory
    Stream<DynamicTest> an_ordering_that_works_is_accepted() throws IOException {
        List<Path> orderings = Stream.of("example-project", "src/it")
                .map(Documentation.ROOT::resolve)
                .flatMap(folder -> find(folder, "ordering.yaml"))
                .toList();
        assertThat(orderings).hasSizeGreaterThan(3);

        return orderings.stream()
                .map(file -> DynamicTest.dynamicTest(
                        Documentation.ROOT.relativize(file).toString(),
                        () -> assertThat(Schemas.ORDERING.yamlMistakes(Files.readString(file)))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_bad_ordering_is_refused_where_its_shape_is_wrong() {
        return find(CORPUS, "ordering.yaml")
                .filter(Files::isRegularFile)
                .map(file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> {
                    String expected = Files.readString(
                            CORPUS.resolve(CORPUS.relativize(file).subpath(0, 1).resolve("expected.txt")));

                    // RS2106 is a shape that is no ordering, RS2107 a key that is none.
                    boolean refused = expected.contains("[RS2106]") || expected.contains("[RS2107]");

                    assertThat(isRefused(file)).isEqualTo(refused);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_report_that_a_build_left_is_accepted() {
        List<Path> reports = Stream.of("example-project/target", "redshift-deploy-maven-plugin/target/it")
                .map(Documentation.ROOT::resolve)
                .flatMap(folder -> find(folder, "report.json"))
                .toList();
        assumeThat(reports)
                .as("no report there: run 'mvn verify' on all modules")
                .isNotEmpty();

        return reports.stream()
                .map(file -> DynamicTest.dynamicTest(
                        Documentation.ROOT.relativize(file).toString(),
                        () -> assertThat(Schemas.REPORT.mistakes(Files.readString(file)))
                                .isEmpty()));
    }

    @Test
    void a_report_with_something_missing_or_unknown_is_refused() {
        String good = """
                {"format": 1, "id": "20261126-102319-87103d42", "state": "failed", "target": "dev", "database": "dev",
                 "started": "2026-11-26T10:23:19.871Z", "actor": "ann", "scripts": [],
                 "problems": [{"severity": "error", "code": "RS5001", "message": "no such table", "notes": []}]}
                """;

        assertThat(Schemas.REPORT.mistakes(good)).isEmpty();
        assertThat(Schemas.REPORT.mistakes(good.replace("\"actor\": \"ann\",", "")))
                .hasSize(1);
        assertThat(Schemas.REPORT.mistakes(good.replace("failed", "broken"))).hasSize(1);
        assertThat(Schemas.REPORT.mistakes(good.replace("RS5001", "5001"))).hasSize(1);
        assertThat(Schemas.REPORT.mistakes(good.replace("\"actor\"", "\"password\": \"x\", \"actor\"")))
                .hasSize(1);
    }

    private static boolean isRefused(Path ordering) throws IOException {
        try {
            return !Schemas.ORDERING.yamlMistakes(Files.readString(ordering)).isEmpty();
        } catch (YamlEngineException | MalformedInputException e) {
            return true;
        }
    }

    private static Stream<Path> find(Path folder, String name) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
