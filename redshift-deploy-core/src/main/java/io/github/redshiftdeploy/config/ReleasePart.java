package io.github.redshiftdeploy.config;

import java.util.List;

/**
 * A deployment as a part of a release, which is a run over several targets.
 *
 * @param id the release; those that are cut go on under the same id
 * @param targets all targets of the release, in their order
 * @param left how many deployments of the release to the same target are still to come after this one
 */
public record ReleasePart(String id, List<String> targets, int left) {

    /** Copies the list. */
    public ReleasePart {
        targets = List.copyOf(targets);
    }
}
