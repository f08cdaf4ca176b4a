package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** A release is tested where no key is, and signed where nothing else runs. */
class ReleaseWorkflowTest {

    private Map<String, Map<String, Object>> jobs = Map.of();

    @BeforeEach
    void read() throws IOException {
        jobs = Workflow.read("release.yml").jobs();
    }

    @Test
    void the_job_that_tests_has_neither_an_environment_nor_a_key() {
        Map<String, Object> test = job("test");

        assertThat(test).doesNotContainKey("environment");
        assertThat(text(test)).contains("./mvnw -B -ntp verify").doesNotContain("secrets.");
        assertThat(test.get("permissions")).isEqualTo(Map.of("contents", "read"));
    }

    @Test
    void the_job_that_signs_waits_for_the_tests_and_the_approval_and_runs_no_test() {
        Map<String, Object> publish = job("publish");

        assertThat(publish).containsEntry("needs", "test").containsEntry("environment", "release");
        assertThat(scripts(publish))
                .hasSize(2)
                .allSatisfy(script -> assertThat(script)
                        .startsWith("./mvnw ")
                        .contains(
                                " -P release ",
                                " -DskipTests ",
                                " -Dmaven.test.skip ",
                                " -pl '!example-project,!example-project/data-sharing,!delivery-tests' "));
    }

    /** A module that skips the upload is not published, except the help of the tests, which others are built with. */
    @Test
    void every_jar_is_attested_after_it_was_built_and_before_it_is_published() throws IOException {
        List<Map<String, Object>> steps = Workflow.steps(job("publish"));
        List<Map<String, Object>> last = steps.subList(steps.size() - 3, steps.size());

        assertThat(Workflow.text(last.get(0), "run").lines())
                .satisfiesExactly(
                        build -> assertThat(build).endsWith(" verify"),
                        sums -> assertThat(sums).isEqualTo("sha256sum */target/*.jar > attested.sha256"));
        assertThat(Workflow.text(last.get(1), "uses")).startsWith("actions/attest-build-provenance@");
        assertThat(Workflow.text(last.get(2), "run").lines())
                .satisfiesExactly(
                        publish -> assertThat(publish).endsWith(" deploy"),
                        compare -> assertThat(compare).isEqualTo("sha256sum --check --quiet attested.sha256"));
        assertThat(Workflow.text(Workflow.map(last.get(1).get("with")), "subject-path")
                        .lines())
                .containsExactlyInAnyOrderElementsOf(
                        published().map(module -> module + "/target/*.jar").toList());
        assertThat(job("publish").get("permissions"))
                .isEqualTo(Map.of("contents", "read", "id-token", "write", "attestations", "write"));
    }

    private static Stream<String> published() throws IOException {
        String parent = Files.readString(Path.of("../pom.xml"));
        return parent.substring(parent.indexOf("<modules>"), parent.indexOf("</modules>"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("<module>"))
                .map(line -> line.replaceAll("</?module>", ""))
                .filter(module -> !read(Path.of("..", module, "pom.xml"))
                        .contains("<maven.deploy.skip>true</maven.deploy.skip>"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> job(String name) {
        assertThat(jobs).containsOnlyKeys("test", "publish");
        return Workflow.map(jobs.get(name));
    }

    private static List<String> scripts(Map<String, Object> job) {
        return Workflow.steps(job).stream()
                .filter(step -> step.containsKey("run"))
                .map(step -> Workflow.text(step, "run").strip())
                .toList();
    }

    private static String text(Map<String, Object> job) {
        return new Dump(DumpSettings.builder().build()).dumpToString(job);
    }
}
