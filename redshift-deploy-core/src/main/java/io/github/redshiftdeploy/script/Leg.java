package io.github.redshiftdeploy.script;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a release: scripts that are deployed to the same targets.
 *
 * @param targets the targets, in the order in which they are deployed to
 * @param scripts the names of the scripts, in their order
 */
public record Leg(List<String> targets, List<String> scripts) {

    /** Copies the lists. */
    public Leg {
        targets = List.copyOf(targets);
        scripts = List.copyOf(scripts);
    }

    /** Returns this leg with one more script, which may be for other targets. */
    Leg with(String script, List<String> all) {
        List<String> more = new ArrayList<>(scripts);
        more.add(script);
        return new Leg(all, more);
    }
}
