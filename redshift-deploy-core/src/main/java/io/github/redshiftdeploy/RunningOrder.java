package io.github.redshiftdeploy;

import io.github.redshiftdeploy.execute.Order;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.order.Ties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of the scripts that run alone what is known of all: places among them are other ones. */
final class RunningOrder {

    private static final int SKIPPED = -1;

    private RunningOrder() {}

    static Order of(Plan plan, Ties ties) {
        int[] places = new int[plan.steps().size()];
        int running = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = plan.steps().get(i).action() == Action.SKIP ? SKIPPED : running++;
        }
        List<Set<Integer>> predecessors = new ArrayList<>();
        List<Integer> connections = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] != SKIPPED) {
                predecessors.add(ties.of(i).stream()
                        .map(tie -> places[tie.earlier()])
                        .filter(place -> place != SKIPPED)
                        .collect(Collectors.toSet()));
                int first = places[ties.connection(i)];
                connections.add(first == SKIPPED ? places[i] : first);
            }
        }
        return Order.of(predecessors, connections);
    }
}
