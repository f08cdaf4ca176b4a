package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.TargetGroup;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code <group>}: several targets under one name. */
public final class GroupParameter {

    /** What {@code redshift.target} calls it. */
    private @Nullable String name;

    /** Targets and other groups, in the order in which they are deployed to, with commas between them. */
    private @Nullable String targets;

    TargetGroup group() {
        List<String> members = Stream.of((targets == null ? "" : targets).split(",", -1))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toList();
        return new TargetGroup(name == null ? "" : name, members);
    }
}
