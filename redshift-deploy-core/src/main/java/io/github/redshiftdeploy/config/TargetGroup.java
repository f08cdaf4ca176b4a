package io.github.redshiftdeploy.config;

import java.util.List;

/**
 * Targets under one name.
 *
 * @param name what {@code redshift.target} and {@code targets:} of an ordering call them
 * @param members targets and other groups, in the order in which they are deployed to
 */
public record TargetGroup(String name, List<String> members) {

    /** Copies the list. */
    public TargetGroup {
        members = List.copyOf(members);
    }
}
