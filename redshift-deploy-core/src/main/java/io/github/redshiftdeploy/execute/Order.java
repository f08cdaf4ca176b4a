package io.github.redshiftdeploy.execute;

import java.util.List;
import java.util.Set;

/**
 * Which of the scripts that run have to wait for which; scripts are meant by their place among those that run, from 0.
 */
public final class Order {

    private static final Order GIVEN = new Order(List.of(), List.of());

    private final List<Set<Integer>> predecessors;
    private final List<Integer> connections;

    private Order(List<Set<Integer>> predecessors, List<Integer> connections) {
        this.predecessors = List.copyOf(predecessors);
        this.connections = List.copyOf(connections);
    }

    /** Each script waits for all before it. */
    public static Order asGiven() {
        return GIVEN;
    }

    /**
     * Each script waits for its predecessors alone.
     *
     * @param connections for each script the first of those that run on the same connection: itself, or an earlier one
     */
    public static Order of(List<Set<Integer>> predecessors, List<Integer> connections) {
        return new Order(predecessors, connections);
    }

    boolean given() {
        return predecessors.isEmpty();
    }

    Set<Integer> predecessors(int script) {
        return predecessors.get(script);
    }

    int connection(int script) {
        return connections.get(script);
    }
}
