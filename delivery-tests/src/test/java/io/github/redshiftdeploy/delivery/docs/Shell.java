package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The shell, where there is one. */
final class Shell {

    private static final long PATIENCE_MINUTES = 5;

    private Shell() {}

    static boolean isThere() {
        try {
            return new ProcessBuilder("bash", "-c", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns what bash has against commands that it reads and does not run. */
    static String mistakes(String commands) throws IOException {
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var input = bash.getOutputStream()) {
            input.write(commands.getBytes(StandardCharsets.UTF_8));
        }
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Runs a script in a folder, to its end and with success, and returns what it prints. */
    static String run(Path folder, Map<String, String> environment, String script)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // What the machine of a developer or a workflow has set is not the user's.
        builder.environment().keySet().removeIf(name -> name.matches("(AWS|GITHUB|REDSHIFT|MAVEN)_.*"));
        builder.environment().putAll(environment);
        Process bash = builder.start();
        try {
            boolean ended = bash.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            assertThat(ended && bash.exitValue() == 0)
                    .as(Files.readString(output))
                    .isTrue();
            return Files.readString(output);
        } finally {
            bash.destroy();
        }
    }
}
