package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What those tests share that press the button, with the plugin of this build and the stand-in in the place of AWS. */
abstract class PressedButton {

    static final String CHECK = "deploy / check";

    static final String DEPLOY = "deploy / deploy";

    /** A temporary password is 48 bytes in Base64; a checksum is as long and has other letters. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?<![A-Za-z0-9+/])(?![0-9a-f]{64})[A-Za-z0-9+/]{64}(?![A-Za-z0-9+/])");

    private final List<Run> runs = new ArrayList<>();

    @TempDir
    Path folder;

    Repository repository;

    @BeforeAll
    static void prepareCloud() throws SQLException {
        Cloud.require();
        Cloud.prepare();
    }

    @BeforeEach
    void createRepository() throws IOException, InterruptedException {
        repository = Warehouse.create("acme/warehouse", folder.resolve("acme"));
    }

    @AfterEach
    void no_secret_is_seen_anywhere() throws IOException {
        for (Run run : runs) {
            List<String> seen = new ArrayList<>(List.of(run.log().text()));
            for (JobResult job : run.results().values()) {
                seen.add(job.summary());
                seen.add(job.outputs().toString());
                for (Path artifact : job.artifacts().values()) {
                    seen.addAll(contents(artifact));
                }
            }
            assertThat(seen).hasSizeGreaterThan(1).allSatisfy(text -> {
                assertThat(text).doesNotContain(Cloud.secrets());
                assertThat(PASSWORD.matcher(text).results()).isEmpty();
            });
        }
    }

    final Run press(String ref, String sha, Map<String, Object> inputs) throws IOException {
        return watch(Run.start(repository, "deploy.yml", Event.dispatch(ref, sha, inputs)));
    }

    final Run watch(Run run) {
        runs.add(run);
        return run;
    }

    static Map<String, Object> inputs(String goal, String environment, String path, String... more) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("goal", goal);
        inputs.put("environment", environment);
        inputs.put("sql-path", path);
        for (int i = 0; i < more.length; i += 2) {
            inputs.put(more[i], more[i + 1]);
        }
        return inputs;
    }

    /** Of the rows of {@code deployment} in this database; empty before the first deployment. */
    static List<String> history(String database, String expression) throws SQLException {
        boolean there = Cloud.query(database, "SELECT COUNT(*) FROM pg_namespace WHERE nspname = 'redshift_deploy'")
                .equals(List.of("1"));
        return there ? Cloud.query(database, "SELECT " + expression + " FROM redshift_deploy.deployment") : List.of();
    }

    static String report(Run run) throws IOException {
        String name = "redshift-execute-dev-" + run.attempt();
        Path artifact = Objects.requireNonNull(run.job(DEPLOY).artifacts().get(name), name);
        return Files.readString(artifact.resolve("target/redshift-deploy/report.json"));
    }

    private static List<String> contents(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }
}
