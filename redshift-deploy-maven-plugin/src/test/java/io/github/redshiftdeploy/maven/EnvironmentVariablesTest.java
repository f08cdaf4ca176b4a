package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvironmentVariablesTest {

    @Test
    void a_blank_variable_counts_as_absent() {
        assertThat(EnvironmentVariables.set(
                        Map.of("GITHUB_REPOSITORY", "", "REDSHIFT_USER", " ", "REDSHIFT_PASSWORD", " x ")))
                .isEqualTo(Map.of("REDSHIFT_PASSWORD", " x "));
    }

    @Test
    void nothing_else_asks_the_environment() throws IOException {
        List<String> asking;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            asking = files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains("System.getenv"))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }

        assertThat(asking).containsExactly("EnvironmentVariables.java");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
