package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Maven that builds this project is the one that was chosen, wherever it was downloaded from. */
class WrapperTest {

    private static final Path ROOT = Path.of("..");
    private static final String PROPERTIES = ".mvn/wrapper/maven-wrapper.properties";

    @TempDir
    private Path project;

    @BeforeEach
    void copyTheWrapper() throws IOException {
        Files.createDirectories(project.resolve(PROPERTIES).getParent());
        for (String file : List.of("mvnw", PROPERTIES)) {
            Files.copy(ROOT.resolve(file), project.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void refuses_a_maven_that_is_not_the_one_that_was_chosen() throws IOException, InterruptedException {
        assumeTrue(File.separatorChar == '/', "mvnw is a shell script");
        HttpServer mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("another Maven".getBytes(StandardCharsets.UTF_8));
            }
        });
        mirror.start();

        String output;
        try {
            output = run(
                    List.of("./mvnw", "-v"),
                    Map.of(
                            "MVNW_REPOURL",
                                    "http://127.0.0.1:" + mirror.getAddress().getPort(),
                            "HOME", project.toString(),
                            "JAVA_HOME", System.getProperty("java.home")));
        } finally {
            mirror.stop(0);
        }

        assertThat(output)
                .contains("Failed to validate Maven distribution SHA-256")
                .endsWith("exit 1");
    }

    /** A jar would need a checksum of its own. */
    @Test
    void the_wrapper_itself_is_text() throws IOException {
        assertThat(properties()).containsEntry("distributionType", "only-script");
        try (Stream<Path> files = Files.list(ROOT.resolve(".mvn/wrapper"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("maven-wrapper.properties");
        }
    }

    @Test
    void every_maven_of_the_build_has_its_checksum() throws IOException, InterruptedException {
        assumeTrue(File.separatorChar == '/', "bash of GitHub's Windows is not that of this machine");
        Map<String, Object> matrix =
                Workflow.map(Workflow.map(build().get("strategy")).get("matrix"));
        List<String> versions = Workflow.list(matrix.get("include")).stream()
                .map(row -> Workflow.text(Workflow.map(row), "maven"))
                .distinct()
                .toList();
        Properties ours = properties();

        assertThat(versions).hasSize(3);
        for (String version : versions) {
            copyAgain();
            assertThat(run(List.of("bash", "-eo", "pipefail", "-c", step()), Map.of("MAVEN", version)))
                    .endsWith("exit 0");
            Properties chosen = properties();
            assertThat(chosen.getProperty("distributionUrl"))
                    .endsWith("/apache-maven/" + version + "/apache-maven-" + version + "-bin.zip");
            assertThat(chosen.getProperty("distributionSha256Sum")).matches("[0-9a-f]{64}");
            assertThat(chosen.equals(ours))
                    .as(version)
                    .isEqualTo(chosen.getProperty("distributionSha256Sum")
                            .equals(ours.getProperty("distributionSha256Sum")));
        }
        assertThat(run(List.of("bash", "-eo", "pipefail", "-c", step()), Map.of("MAVEN", "9.9.9")))
                .contains("no checksum")
                .endsWith("exit 1");
    }

    private void copyAgain() throws IOException {
        Files.copy(ROOT.resolve(PROPERTIES), project.resolve(PROPERTIES), StandardCopyOption.REPLACE_EXISTING);
    }

    private Properties properties() throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(project.resolve(PROPERTIES))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Map<String, Object> build() throws IOException {
        return Workflow.map(Workflow.read("build.yml").jobs().get("build"));
    }

    /** Returns the script of the step that chooses the Maven. */
    private static String step() throws IOException {
        return Workflow.steps(build()).stream()
                .filter(step -> step.containsValue("Choose the Maven"))
                .map(step -> Workflow.text(step, "run"))
                .findFirst()
                .orElseThrow();
    }

    private String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.strip() + "\nexit " + process.waitFor();
    }
}
