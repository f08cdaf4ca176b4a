package io.github.redshiftdeploy.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Asks Git what is checked out. */
public final class Checkout {

    private Checkout() {}

    /**
     * Returns {@code commit} and {@code branch} of the folder; the branch is absent when a commit or a tag is checked
     * out, and both are absent outside a repository or without Git.
     */
    public static Map<String, String> of(Path folder) {
        try {
            Git.Answer answer = new Git(folder).ask("rev-parse", "HEAD", "--abbrev-ref", "HEAD");
            return answer.succeeded() && answer.lines().size() == 2 ? facts(answer.lines()) : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Map<String, String> facts(List<String> lines) {
        return lines.get(1).equals("HEAD")
                ? Map.of("commit", lines.get(0))
                : Map.of("commit", lines.get(0), "branch", lines.get(1));
    }
}
