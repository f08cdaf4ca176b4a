package io.github.redshiftdeploy.delivery.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Git, without what the user of this machine has configured. */
final class Git {

    static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Octo Cat",
            "GIT_AUTHOR_EMAIL", "octocat@example.com",
            "GIT_COMMITTER_NAME", "Octo Cat",
            "GIT_COMMITTER_EMAIL", "octocat@example.com");

    private Git() {}

    /** Runs a command, which must succeed, and returns what it prints. */
    static String run(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output.strip();
    }

    /** Tells whether a command succeeds. */
    static boolean succeeds(Path folder, String... words) throws InterruptedException {
        try {
            run(folder, words);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
