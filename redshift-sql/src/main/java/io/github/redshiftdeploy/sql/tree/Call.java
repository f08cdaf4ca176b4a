package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function, an aggregate or a window function.
 *
 * @param name the function; {@code APPROXIMATE} before it is part of the prefix
 * @param prefix {@code APPROXIMATE}, or empty
 * @param quantifier {@code DISTINCT} or {@code ALL}, or empty
 * @param arguments what stands in the parentheses; absent for {@code CURRENT_DATE} and its like, which have none
 * @param tail what may follow; absent for most calls
 */
public record Call(
        Name name,
        String prefix,
        String quantifier,
        @Nullable List<Expression> arguments,
        @Nullable Tail tail,
        int at) implements Expression {

    /**
     * What may follow the arguments of a call.
     *
     * @param words the word before each argument, such as {@code FROM} in EXTRACT; empty when there are commas
     * @param order ORDER BY inside the parentheses
     * @param nulls {@code IGNORE NULLS} or {@code RESPECT NULLS}, or empty
     * @param nullsInside whether that stands inside the parentheses
     * @param within WITHIN GROUP (ORDER BY …)
     * @param filter FILTER (WHERE …), which Redshift does not have
     * @param window OVER
     */
    public record Tail(
            List<String> words,
            List<SortItem> order,
            String nulls,
            boolean nullsInside,
            List<SortItem> within,
            @Nullable Expression filter,
            @Nullable Window window) {}

    /**
     * {@code OVER (…)}, or {@code OVER name}.
     *
     * @param name a window of the WINDOW clause
     * @param frame ROWS or RANGE and its bounds
     */
    public record Window(
            @Nullable Name name,
            List<Expression> partition,
            List<SortItem> order,
            @Nullable Frame frame,
            int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            if (name != null) {
                to.node(name);
                return;
            }
            to.word("(")
                    .list("PARTITION BY", partition)
                    .list("ORDER BY", order)
                    .optional(frame)
                    .word(")");
        }
    }

    /**
     * The rows around the current one that a window function sees.
     *
     * @param unit {@code ROWS} or {@code RANGE}
     * @param until absent when the frame has one bound, and ends at the current row
     */
    public record Frame(String unit, Bound from, @Nullable Bound until, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word(unit);
            if (until == null) {
                to.node(from);
            } else {
                to.word("BETWEEN").node(from).word("AND").node(until);
            }
        }
    }

    /** {@code UNBOUNDED PRECEDING}, {@code CURRENT ROW}, {@code 3 FOLLOWING}. */
    public record Bound(@Nullable Expression offset, String words, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.optional(offset).word(words);
        }
    }

    @Override
    public void parts(NodeWriter to) {
        to.word(prefix).node(name);
        if (arguments == null) {
            return;
        }
        to.word("(").word(quantifier);
        if (tail == null) {
            to.list(arguments).word(")");
            return;
        }
        arguments(to, arguments, tail.words);
        to.list("ORDER BY", tail.order).word(tail.nullsInside ? tail.nulls : "").word(")");
        if (!tail.within.isEmpty()) {
            to.word("WITHIN GROUP (").list("ORDER BY", tail.within).word(")");
        }
        to.word(tail.nullsInside ? "" : tail.nulls);
        if (tail.filter != null) {
            to.word("FILTER (WHERE").node(tail.filter).word(")");
        }
        to.optional("OVER", tail.window);
    }

    private static void arguments(NodeWriter to, List<Expression> arguments, List<String> words) {
        if (words.isEmpty()) {
            to.list(arguments);
            return;
        }
        for (int i = 0; i < words.size(); i++) {
            to.word(words.get(i)).node(arguments.get(i));
        }
    }
}
