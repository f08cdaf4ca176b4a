package io.github.redshiftdeploy.script;

import java.util.List;

/**
 * The scripts that were found.
 *
 * @param scripts in the order in which they run, as far as it is given
 * @param byDependencies whether what they do decides the order; they are in path order then
 */
public record Discovered(List<Script> scripts, boolean byDependencies) {

    /** Copies the list. */
    public Discovered {
        scripts = List.copyOf(scripts);
    }
}
