package io.github.redshiftdeploy.script;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/**
 * The branches that have a commit. Where the remote {@code origin} has a branch, as far as this clone has fetched it,
 * that one is asked and not the local branch of the same name, to which anybody here may have committed.
 *
 * @param commit the commit that is checked out
 * @param names the branches that have it, without {@code origin/}
 * @param shallow whether the clone knows only the last commits, so that a branch may have it all the same
 */
public record Branches(String commit, List<String> names, boolean shallow) {

    /** Copies the list. */
    public Branches {
        names = List.copyOf(names);
    }

    /** Tells whether a branch has the commit that a name or a glob means. */
    public boolean has(String glob) {
        return names.stream()
                .anyMatch(name -> name.equals(glob)
                        || FileSystems.getDefault()
                                .getPathMatcher("glob:" + glob)
                                .matches(Path.of(name)));
    }
}
