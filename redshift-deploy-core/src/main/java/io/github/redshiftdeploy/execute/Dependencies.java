package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.order.Tie;
import io.github.redshiftdeploy.plan.order.Ties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the scripts that run have to wait for which; scripts are meant by their place among those that run, from 0.
 */
public final class Dependencies {

    private static final int SKIPPED = -1;

    private static final Dependencies GIVEN = new Dependencies(List.of(), List.of());

    private final List<Set<Integer>> predecessors;
    private final List<Set<Integer>> needed;

    private Dependencies(List<Set<Integer>> predecessors, List<Set<Integer>> needed) {
        this.predecessors = List.copyOf(predecessors);
        this.needed = List.copyOf(needed);
    }

    /** Each script waits for all before it. */
    public static Dependencies asGiven() {
        return GIVEN;
    }

    /** Each script of a plan that runs waits for those alone that it is tied to and that run as well. */
    public static Dependencies of(Plan plan, Ties ties) {
        int[] places = new int[plan.steps().size()];
        int running = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = plan.steps().get(i).action() == Action.SKIP ? SKIPPED : running++;
        }
        List<Set<Integer>> predecessors = new ArrayList<>();
        List<Set<Integer>> needed = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] != SKIPPED) {
                predecessors.add(places(ties.of(i).stream(), places));
                needed.add(places(ties.of(i).stream().filter(Tie::needs), places));
            }
        }
        return new Dependencies(predecessors, needed);
    }

    private static Set<Integer> places(Stream<Tie> ties, int[] places) {
        return ties.map(tie -> places[tie.earlier()])
                .filter(place -> place != SKIPPED)
                .collect(Collectors.toSet());
    }

    boolean given() {
        return predecessors.isEmpty();
    }

    /** Returns the scripts that must have ended before this one begins. */
    Set<Integer> predecessors(int script) {
        return predecessors.get(script);
    }

    /** Returns those of them without which this one must not run. */
    Set<Integer> needed(int script) {
        return needed.get(script);
    }
}
