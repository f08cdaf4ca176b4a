package io.github.redshiftdeploy.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks Git what is checked out. */
public final class Checkout {

    private static final long PATIENCE_SECONDS = 5;

    private Checkout() {}

    /**
     * Returns {@code commit} and {@code branch} of the folder; the branch is absent when a commit or a tag is checked
     * out, and both are absent outside a repository or without Git.
     */
    public static Map<String, String> of(Path folder) {
        try {
            Process git = new ProcessBuilder(
                            "git", "-C", folder.toString(), "rev-parse", "HEAD", "--abbrev-ref", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            List<String> lines = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            boolean ended = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 && lines.size() == 2 ? facts(lines) : Map.of();
        } catch (IOException e) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private static Map<String, String> facts(List<String> lines) {
        return lines.get(1).equals("HEAD")
                ? Map.of("commit", lines.get(0))
                : Map.of("commit", lines.get(0), "branch", lines.get(1));
    }
}
