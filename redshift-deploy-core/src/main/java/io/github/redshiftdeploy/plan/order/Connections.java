package io.github.redshiftdeploy.plan.order;

import io.github.redshiftdeploy.effect.TransitiveEffects;
import io.github.redshiftdeploy.effect.Uncertainty;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which scripts share a connection, because a name of one may mean a temporary table that another left there. */
final class Connections {

    private static final int NONE = -1;

    private final List<String> names;
    private final int[] groups;
    private final Map<String, Integer> temporary = new HashMap<>();
    private final Set<Integer> leaving = new LinkedHashSet<>();
    private int unknown = NONE;

    Connections(List<String> names) {
        this.names = names;
        this.groups = new int[names.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = i;
        }
    }

    /** Takes the next script and notes for whom it waits. */
    void next(int script, TransitiveEffects reach, TiesOfScript waits) {
        boolean anything = reach.uncertainties().stream().anyMatch(Uncertainty::anything);
        Set<String> loose = new LinkedHashSet<>(reach.unqualified());
        loose.addAll(reach.temporary());
        for (String name : loose) {
            Integer creator = temporary.get(name);
            if (creator != null) {
                join(script, creator);
                waits.on(creator, () -> "shares the temporary table " + name + " with '" + names.get(creator) + "'");
            }
        }
        if (unknown != NONE && (anything || !loose.isEmpty())) {
            join(script, unknown); // The wait is the same as for its other effects.
        }
        if (anything) {
            leaving.forEach(creator -> join(script, creator));
            leaving.clear();
            unknown = script;
        }
        reach.temporary().forEach(name -> temporary.put(name, script));
        if (!reach.temporary().isEmpty() && !anything) {
            leaving.add(script);
        }
    }

    /** Returns for each script the first one with which it shares a connection. */
    int[] all() {
        int[] all = new int[groups.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = first(i);
        }
        return all;
    }

    private void join(int one, int other) {
        int first = first(one);
        int second = first(other);
        groups[Math.max(first, second)] = Math.min(first, second);
    }

    private int first(int script) {
        int first = script;
        while (groups[first] != first) {
            groups[first] = groups[groups[first]];
            first = groups[first];
        }
        return first;
    }
}
