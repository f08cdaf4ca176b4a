package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks Git which scripts have changed. */
public final class ChangedScripts {

    private static final String FETCH = "in GitHub Actions, give actions/checkout 'fetch-depth: 0'";

    private final String ref;
    private final Git git;
    private final ProjectRoot root;

    private ChangedScripts(String ref, Path folder) throws IOException {
        this.ref = ref;
        this.git = new Git(folder);
        this.root = new ProjectRoot(folder);
    }

    /**
     * Returns the scripts that differ from what they were where the checked-out branch left another one: by its
     * commits, by changes that are not committed, or because Git does not know them yet.
     *
     * @param folder the project's folder
     * @param ref the other branch, or a tag or commit; it does not begin with a hyphen
     * @throws DiagnosticException when there is no repository, no such ref, or not enough of the history
     */
    public static Set<Script> since(String ref, Path folder, List<Script> scripts) throws IOException {
        if (ref.startsWith("-")) {
            throw new IllegalArgumentException("a ref that begins with a hyphen would be an option of Git");
        }
        return new ChangedScripts(ref, folder).of(scripts);
    }

    private Set<Script> of(List<Script> scripts) throws IOException {
        requireRepository();
        Set<String> changed = new HashSet<>();
        changed.addAll(parts("diff", "--name-only", "--relative", "--no-renames", "-z", branchPoint(), "--"));
        changed.addAll(parts("ls-files", "--others", "--exclude-standard", "-z"));
        Set<Script> found = scripts.stream()
                .filter(script -> changed.contains(script.name()))
                .collect(Collectors.toCollection(HashSet::new));
        for (Script script : scripts) {
            if (script.text().realName(root).filter(changed::contains).isPresent()) {
                found.add(script); // It is a link to what has changed.
            }
        }
        return found;
    }

    private void requireRepository() throws IOException {
        Git.Answer answer;
        try {
            answer = git.askOrComplain("rev-parse", "--show-toplevel");
        } catch (IOException e) {
            throw new DiagnosticException(
                    noRepository("Git cannot be started").help("install it, or leave 'redshift.changedSince' away"), e);
        }
        if (!answer.succeeded()) {
            throw new DiagnosticException(noRepository("the project is in no Git repository that can be used")
                    .note("git: " + answer.output().strip())
                    .help("leave 'redshift.changedSince' away"));
        }
    }

    private static Diagnostic noRepository(String message) {
        return Diagnostic.error(ScriptCode.NO_REPOSITORY, "which scripts have changed is not known: " + message);
    }

    /** Returns the commit that the checked-out branch and the other one have in common. */
    private String branchPoint() throws IOException {
        Git.Answer commit = git.ask("rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (!commit.succeeded()) {
            throw new DiagnosticException(
                    Diagnostic.error(ScriptCode.UNKNOWN_REF, "'redshift.changedSince' names no commit: '" + ref + "'")
                            .help("give a branch, a tag or a commit that has been fetched; " + FETCH));
        }
        Git.Answer base = git.ask("merge-base", "HEAD", commit.output().strip());
        if (base.succeeded()) {
            return base.output().strip();
        }
        boolean shallow =
                git.ask("rev-parse", "--is-shallow-repository").output().strip().equals("true");
        throw new DiagnosticException(Diagnostic.error(
                        ScriptCode.NO_BRANCH_POINT,
                        shallow
                                ? "the history does not reach back to where this branch left '" + ref + "'"
                                : "this branch and '" + ref + "' have no commit in common")
                .help(shallow ? "fetch all of it ('git fetch --unshallow'); " + FETCH : "name another branch"));
    }

    private List<String> parts(String... arguments) throws IOException {
        Git.Answer answer = git.ask(arguments);
        if (!answer.succeeded()) {
            throw new IOException("'git " + arguments[0] + "' failed: "
                    + git.askOrComplain(arguments).output().strip());
        }
        return answer.parts();
    }
}
