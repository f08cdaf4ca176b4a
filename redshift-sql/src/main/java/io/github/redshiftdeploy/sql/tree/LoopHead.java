package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a loop of PL/pgSQL goes over, or how long it runs. */
public sealed interface LoopHead extends Node {

    /** {@code WHILE condition}. */
    record While(Expression condition, int at) implements LoopHead {
        @Override
        public void parts(NodeWriter to) {
            to.word("WHILE").node(condition);
        }
    }

    /** {@code FOR i IN REVERSE 1..10 BY 2}; the variable is declared by the loop. */
    record Range(
            Name variable,
            boolean reverse,
            Expression from,
            Expression until,
            @Nullable Expression step,
            int at) implements LoopHead {
        @Override
        public void parts(NodeWriter to) {
            to.word("FOR").node(variable).word(reverse ? "IN REVERSE" : "IN");
            to.node(from).word("..").node(until).optional("BY", step);
        }
    }

    /**
     * {@code FOR row IN query}.
     *
     * @param targets a record, or a variable for each column
     * @param rows a query, {@link PlStatement.Dynamic}, or the name of a cursor
     */
    record Rows(List<Name> targets, Node rows, int at) implements LoopHead {
        @Override
        public void parts(NodeWriter to) {
            to.list("FOR", targets).word("IN").node(rows);
        }
    }
}
