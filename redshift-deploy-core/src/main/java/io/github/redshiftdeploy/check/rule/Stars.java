package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.tree.Alias;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression.Star;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for stars in the result of a query that stand for the columns of a table. A star over a query that names its
 * columns is as good as their names.
 */
final class Stars {

    /** Of each common table, whether it has such a star. */
    private final Map<String, Boolean> commonTables = new HashMap<>();

    /** Returns the stars that stand for columns which the query does not name. */
    Stream<Star> in(Command query) {
        if (query instanceof Query.With with) {
            with.tables().tables().forEach(table -> learn(table, with.tables().recursive()));
            return in(with.body());
        }
        if (query instanceof Query.Ordered ordered) {
            return in(ordered.body());
        }
        if (query instanceof Query.Parenthesized parenthesized) {
            return in(parenthesized.inner());
        }
        if (query instanceof Query.SetOperation operation) {
            return operation.queries().stream().flatMap(this::in);
        }
        return query instanceof Query.Select select ? in(select) : Stream.empty();
    }

    private void learn(Query.CommonTable table, boolean recursive) {
        if (recursive) {
            commonTables.put(table.name().key(), false); // Its columns are those of the part that it begins with.
        }
        commonTables.put(table.name().key(), in(table.query()).findAny().isPresent());
    }

    private Stream<Star> in(Query.Select select) {
        return select.items().stream()
                .map(Query.Item::value)
                .filter(Star.class::isInstance)
                .map(Star.class::cast)
                .filter(star -> isOpen(star.qualifier(), select.from()));
    }

    private boolean isOpen(@Nullable Name qualifier, List<Relation> from) {
        return from.stream().anyMatch(relation -> isOpen(qualifier, relation));
    }

    /** Tells whether a relation is meant by a star, and does not name its columns. */
    private boolean isOpen(@Nullable Name qualifier, Relation relation) {
        if (relation instanceof Relation.Joined joined) {
            return isOpen(qualifier, joined.first())
                    || joined.joins().stream().anyMatch(join -> isOpen(qualifier, join.relation()));
        }
        if (relation instanceof Relation.Parenthesized parenthesized) {
            return isOpen(parenthesized.alias() == null ? qualifier : null, parenthesized.inner());
        }
        if (relation instanceof Relation.Derived derived) {
            return isMeant(qualifier, derived.alias(), null)
                    && in(derived.query()).findAny().isPresent();
        }
        return relation instanceof Relation.Table table
                && isMeant(qualifier, table.alias(), table.name())
                && isOpen(table.name());
    }

    private static boolean isMeant(@Nullable Name qualifier, @Nullable Alias alias, @Nullable Name table) {
        Name name = alias == null ? table : alias.name();
        return qualifier == null || (name != null && name.key().equals(qualifier.key()));
    }

    private boolean isOpen(Name table) {
        return table.length() > 1 || commonTables.getOrDefault(table.key(), true);
    }
}
