package io.github.redshiftdeploy.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Git what is checked out. */
public final class Checkout {

    private Checkout() {}

    /**
     * Returns {@code commit} and {@code branch} of the folder; the branch is absent when a commit or a tag is checked
     * out, and both are absent outside a repository or without Git. The commit of a folder in which something is not
     * committed says so, as in {@code 4a72601… with 7 changed files}: it alone does not tell what is deployed.
     */
    public static Map<String, String> of(Path folder) {
        try {
            Git git = new Git(folder);
            Git.Answer answer = git.ask("rev-parse", "HEAD", "--abbrev-ref", "HEAD");
            return answer.succeeded() && answer.lines().size() == 2
                    ? facts(answer.lines(), changedFiles(git))
                    : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** Returns how many files differ from the commit; what Maven builds is none of them. */
    private static int changedFiles(Git git) throws IOException {
        return git.ask("status", "--porcelain", "--untracked-files=all", "--", ".", ":(exclude)target")
                .lines()
                .size();
    }

    /**
     * Tells whether a commit, with or without changed files, is in the repository of a folder; a shallow one has few of
     * them.
     */
    public static boolean has(Path folder, String said) {
        int end = said.indexOf(' ');
        String commit = end < 0 ? said : said.substring(0, end);
        // What the history says may be anything, and Git takes more than ids for the name of a commit.
        boolean id = commit.length() >= 7 && commit.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
        if (!id) {
            return false;
        }
        try {
            return new Git(folder).ask("cat-file", "-e", commit + "^{commit}").succeeded();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the owner and name of the repository that the remote {@code origin} names; absent when nothing does. */
    public static Optional<String> repository(Path folder) {
        try {
            Git.Answer answer = new Git(folder).ask("remote", "get-url", "origin");
            return answer.succeeded() ? Repository.of(answer.output().strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns where a folder is in its repository, with slashes; empty for the top of it, and outside of one. */
    public static String place(Path folder) {
        try {
            Git.Answer answer = new Git(folder).ask("rev-parse", "--show-prefix");
            String place = answer.succeeded() ? answer.output().strip() : "";
            return place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
        } catch (IOException e) {
            return "";
        }
    }

    private static Map<String, String> facts(List<String> lines, int changed) {
        String commit = lines.get(0)
                + (changed == 0 ? "" : " with " + changed + (changed == 1 ? " changed file" : " changed files"));
        return lines.get(1).equals("HEAD")
                ? Map.of("commit", commit)
                : Map.of("commit", commit, "branch", lines.get(1));
    }
}
