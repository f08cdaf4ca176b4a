package io.github.redshiftdeploy.script;

import java.util.List;

/**
 * A part of a release: scripts that are deployed to the same targets.
 *
 * @param targets the targets, in the order in which they are deployed to
 */
public record Leg(List<String> targets) {

    /** Copies the list. */
    public Leg {
        targets = List.copyOf(targets);
    }
}
