package io.github.redshiftdeploy.plan.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The scripts that one script waits for, each for the first reason that was found. */
final class TiesOfScript {

    private final Map<Integer, Tie> ties = new LinkedHashMap<>();

    /** It depends on an earlier script. */
    void on(int earlier, Supplier<String> reason) {
        Tie known = ties.get(earlier);
        if (known == null || !known.needs()) {
            ties.put(earlier, new Tie(earlier, reason.get(), true));
        }
    }

    /** It has to come after an earlier script, whatever becomes of that one. */
    void after(int earlier, Supplier<String> reason) {
        ties.computeIfAbsent(earlier, place -> new Tie(place, reason.get(), false));
    }

    /** Returns the ties in the order of the earlier scripts. */
    List<Tie> ties() {
        List<Tie> sorted = new ArrayList<>(ties.values());
        sorted.sort((one, other) -> Integer.compare(one.earlier(), other.earlier()));
        return List.copyOf(sorted);
    }
}
