package io.github.redshiftdeploy.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks Git what is checked out. */
public final class Checkout {

    private static final String LOCAL = "refs/heads/";
    private static final String REMOTE = "refs/remotes/origin/";

    /** So many characters stand before a path. */
    private static final int STATUS = 3;

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

    /** Returns the branches that have the commit which is checked out; absent outside a repository or without Git. */
    public static Optional<Branches> branches(Path folder) {
        try {
            Git git = new Git(folder);
            Git.Answer commit = git.ask("rev-parse", "--verify", "HEAD");
            if (!commit.succeeded()) {
                return Optional.empty();
            }
            Set<String> all = new TreeSet<>(refs(git, List.of()));
            Set<String> with = new TreeSet<>(refs(git, List.of("--contains", "HEAD")));
            Set<String> names = new TreeSet<>();
            for (String ref : with) {
                if (ref.startsWith(REMOTE)) {
                    names.add(ref.substring(REMOTE.length()));
                } else if (!all.contains(REMOTE + ref.substring(LOCAL.length()))) {
                    names.add(ref.substring(LOCAL.length()));
                }
            }
            names.remove("HEAD");
            boolean shallow = git.ask("rev-parse", "--is-shallow-repository")
                    .output()
                    .strip()
                    .equals("true");
            return Optional.of(new Branches(commit.output().strip(), List.copyOf(names), shallow));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> refs(Git git, List<String> filter) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("for-each-ref", "--format=%(refname)"));
        arguments.addAll(filter);
        arguments.addAll(List.of(LOCAL, REMOTE));
        return git.ask(arguments.toArray(String[]::new)).lines();
    }

    /**
     * Returns what of a deployment the commit does not have as it is here: scripts, and whatever else is in their
     * folder or tells how they are deployed. What Git ignores it does not have either. Absent outside a repository or
     * without Git.
     *
     * @param folder the folder of the project
     * @param directory the folder of the scripts, relative to that of the project
     * @param scripts the names of the scripts
     */
    public static Optional<List<String>> uncommitted(Path folder, String directory, Collection<String> scripts) {
        try {
            Git git = new Git(folder);
            Git.Answer tracked = git.ask("ls-files", "-z", "--", ".");
            Git.Answer status =
                    git.ask("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".");
            if (!tracked.succeeded() || !status.succeeded()) {
                return Optional.empty();
            }
            Map<String, String> found = new TreeMap<>();
            Set<String> known = new HashSet<>(tracked.parts());
            scripts.stream()
                    .filter(script -> !known.contains(script))
                    .forEach(script -> found.put(script, "not in Git"));
            String place = place(folder);
            int prefix = place.isEmpty() ? 0 : place.length() + 1;
            for (String line : status.parts()) {
                String path = line.length() > STATUS + prefix ? line.substring(STATUS + prefix) : "";
                boolean deployed = scripts.contains(path) || path.equals("pom.xml") || isIn(directory, path);
                if (!path.isEmpty() && deployed) {
                    found.putIfAbsent(path, line.startsWith("??") ? "not in Git" : "changed");
                }
            }
            return Optional.of(found.entrySet().stream()
                    .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isIn(String directory, String path) {
        return !directory.equals(".") && path.startsWith(directory.endsWith("/") ? directory : directory + "/");
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
