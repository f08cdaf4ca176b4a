package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of a function in SQL: one SELECT that has a list and nothing else ({@code r_CREATE_FUNCTION}). */
final class FunctionBody {

    private final Grammar grammar;
    private final Tokens tokens;

    FunctionBody(Grammar body) {
        this.grammar = body;
        this.tokens = body.tokens;
    }

    /** Reads the body; {@code at} is where its literal begins. */
    Node read(int at) {
        if (!grammar.queries.atQuery()) {
            throw tokens.expected("SELECT", "at the start of the function's body");
        }
        Query query = grammar.queries.query();
        tokens.accept(';');
        if (!tokens.ended()) {
            throw tokens.expected("the end of the function's body", "").helping("a function in SQL is one SELECT");
        }
        check(query);
        return new Quoted(query, at);
    }

    /** Reports the first clause that a function cannot have; the others go away with it. */
    private void check(Query query) {
        if (query instanceof Query.Select select && refuse(select)) {
            return;
        }
        if (query instanceof Query.Ordered ordered) {
            if (ordered.body() instanceof Query.Select select && refuse(select)) {
                return;
            }
            refuse(first(ordered.order()), "ORDER BY");
            if (ordered.order().isEmpty()) {
                refuse(ordered.limit() == null ? ordered.offset() : ordered.limit(), "LIMIT");
            }
        }
    }

    private boolean refuse(Query.Select select) {
        return refuse(select.into(), "INTO")
                || refuse(first(select.from()), "FROM")
                || refuse(select.where(), "WHERE")
                || refuse(select.tail() == null ? null : select.tail().grouping(), "GROUP BY");
    }

    private static @Nullable Node first(List<? extends Node> nodes) {
        return nodes.isEmpty() ? null : nodes.get(0);
    }

    private boolean refuse(@Nullable Node clause, String words) {
        if (clause == null) {
            return false;
        }
        grammar.report(Problem.of(SqlCode.FUNCTION_QUERY, clause.at(), "a function in SQL cannot have " + words)
                .help("pass in what it computes with, or make a view or a procedure"));
        return true;
    }
}
