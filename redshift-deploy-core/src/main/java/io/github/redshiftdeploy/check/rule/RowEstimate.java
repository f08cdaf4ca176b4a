package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import io.github.redshiftdeploy.sql.tree.TreeSearch;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many rows a query gives, as far as its text tells. */
final class RowEstimate {

    private static final Set<String> AGGREGATES =
            Set.of("any_value", "avg", "bool_and", "bool_or", "count", "listagg", "max", "median", "min", "sum");

    private RowEstimate() {}

    /** Tells whether a query gives one row, or rows that it holds itself: to combine them with all others is meant. */
    static boolean areFew(Command query) {
        return isOne(query) || !readsTable(query);
    }

    private static boolean isOne(Command query) {
        if (query instanceof Query.With with) {
            return isOne(with.body());
        }
        if (query instanceof Query.Ordered ordered) {
            return isNumberOne(ordered.limit()) || isOne(ordered.body());
        }
        if (query instanceof Query.Parenthesized parenthesized) {
            return isOne(parenthesized.inner());
        }
        return query instanceof Query.Select select
                && (isNumberOne(select.head().top()) || (!isGrouped(select) && aggregates(select)));
    }

    private static boolean isNumberOne(@Nullable Expression expression) {
        return expression instanceof Literal literal && literal.text().equals("1");
    }

    private static boolean isGrouped(Query.Select select) {
        return select.tail() != null && select.tail().grouping() != null;
    }

    private static boolean aggregates(Query.Select select) {
        return select.items().stream().anyMatch(item -> TreeSearch.finds(item, RowEstimate::isAggregate));
    }

    private static boolean isAggregate(Node node) {
        return node instanceof Call call
                && AGGREGATES.contains(call.name().key())
                && (call.tail() == null || call.tail().window() == null);
    }

    private static boolean readsTable(Command query) {
        return TreeSearch.finds(query, Relation.Table.class::isInstance);
    }
}
