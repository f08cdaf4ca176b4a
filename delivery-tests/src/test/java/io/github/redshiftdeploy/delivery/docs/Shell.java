package io.github.redshiftdeploy.delivery.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The shell, where there is one. */
final class Shell {

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
}
