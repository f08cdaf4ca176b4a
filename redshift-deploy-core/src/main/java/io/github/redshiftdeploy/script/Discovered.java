package io.github.redshiftdeploy.script;

import java.util.List;

/**
 * The scripts that were found.
 *
 * @param scripts in the order in which they run, as far as it is given
 * @param byDependencies whether what they do decides the order; they are in path order then
 * @param legs the legs of the release that the scripts are deployed in
 * @param others the names of the scripts that are for other targets
 * @param tests the tests that stand beside scripts of these, in their order
 */
public record Discovered(
        List<Script> scripts, boolean byDependencies, List<Leg> legs, List<String> others, List<Script> tests) {

    /** Copies the lists. */
    public Discovered {
        scripts = List.copyOf(scripts);
        legs = List.copyOf(legs);
        others = List.copyOf(others);
        tests = List.copyOf(tests);
    }

    /** Makes scripts that are for every target. */
    public Discovered(List<Script> scripts, boolean byDependencies) {
        this(scripts, byDependencies, List.of(), List.of(), List.of());
    }
}
