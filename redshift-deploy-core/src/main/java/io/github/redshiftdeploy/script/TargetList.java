package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The targets and groups that a script is for, as an ordering names them.
 *
 * @param names the names; none where the script is for all targets
 * @param place where they are named
 */
record TargetList(List<String> names, @Nullable Place place) {

    /** Of a script that is for all targets. */
    static final TargetList ALL = new TargetList(List.of(), null);

    TargetList {
        names = List.copyOf(names);
    }
}
