package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.TargetGroup;
import org.jspecify.annotations.Nullable;

/** {@code <group>}: several targets under one name. */
public final class GroupParameter {

    /** What {@code redshift.target} calls it. */
    private @Nullable String name;

    /** Targets and other groups, in the order in which they are deployed to, with commas between them. */
    private @Nullable String targets;

    TargetGroup group() {
        return new TargetGroup(name == null ? "" : name, Settings.split(targets == null ? "" : targets));
    }
}
