package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.effect.Conditions;
import io.github.redshiftdeploy.sql.tree.Alias;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which relations of a query are tied to each other by its conditions. Where the text does not tell, as with columns
 * that do not say whose they are, all count as tied: what is said about a query has to be true.
 */
final class JoinGraph {

    /** What the inside of a query takes from around it: other queries, functions, single rows. */
    private static final String OUTSIDE = "";

    private final Map<String, Command> commonTables;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, String> groups = new HashMap<>();
    private final Set<String> picked = new HashSet<>();
    private final List<Expression> conditions = new ArrayList<>();
    private boolean unclear;

    /** A relation, by the name that it has in the query. */
    record Member(String name, String table, int at) {}

    JoinGraph(Map<String, Command> commonTables) {
        this.commonTables = commonTables;
    }

    /** Adds the table whose rows are changed. */
    JoinGraph target(Name table, @Nullable Alias alias) {
        add(alias, table, table.at());
        return this;
    }

    /** Adds a relation, and returns the names of what it consists of. */
    List<String> relation(Relation relation) {
        if (relation instanceof Relation.Table table) {
            return table(table);
        }
        if (relation instanceof Relation.Joined joined) {
            return joined(joined);
        }
        if (relation instanceof Relation.Parenthesized parenthesized && parenthesized.alias() == null) {
            return relation(parenthesized.inner());
        }
        if (relation instanceof Relation.Derived derived
                && derived.alias() != null
                && !derived.lateral()
                && !RowEstimate.areFew(derived.query())) {
            return add(derived.alias(), derived.alias().name(), derived.at());
        }
        return List.of(); // Functions and their like give what belongs to a row, or what is meant for all.
    }

    /** Adds a condition, which may be absent. */
    JoinGraph condition(@Nullable Expression condition) {
        if (condition != null) {
            Conditions.all(condition).forEach(conditions::add);
        }
        return this;
    }

    /** Returns a relation that nothing ties to those before it. */
    Optional<Member> loose() {
        if (members.size() < 2) {
            return Optional.empty();
        }
        conditions.forEach(this::tie);
        boolean numbers =
                members.values().stream().map(Member::table).distinct().count() == 1;
        if (unclear || numbers) {
            return Optional.empty();
        }
        Set<String> picking = picked.stream().map(this::group).collect(Collectors.toSet());
        Map<String, Member> firsts = new LinkedHashMap<>();
        members.forEach((name, member) -> firsts.putIfAbsent(group(name), member));
        firsts.keySet().removeAll(picking);
        return firsts.values().stream().skip(1).findFirst();
    }

    private List<String> table(Relation.Table table) {
        Name name = table.name();
        String first = first(name).key();
        if (name.length() > 1 && members.containsKey(first)) {
            List<String> added = add(table.alias(), name, table.at());
            added.forEach(path -> tie(List.of(first, path)));
            return added;
        }
        Command query = name.length() == 1 ? commonTables.get(name.key()) : null;
        return query != null && RowEstimate.areFew(query) ? List.of() : add(table.alias(), name, table.at());
    }

    private List<String> joined(Relation.Joined joined) {
        List<String> names = new ArrayList<>(relation(joined.first()));
        for (Relation.Join join : joined.joins()) {
            names.addAll(relation(join.relation()));
            if (isMeant(join)) {
                tie(names);
            } else {
                condition(join.on());
            }
        }
        return names;
    }

    /** CROSS JOIN says what it does; an outer join of all with all has no other form than a condition that is true. */
    private static boolean isMeant(Relation.Join join) {
        if (join.on() == null) {
            return true;
        }
        boolean inner = join.words().equals("JOIN") || join.words().equals("INNER JOIN");
        return !inner && Conditions.isAlwaysTrue(join.on());
    }

    private List<String> add(@Nullable Alias alias, Name table, int at) {
        String name = (alias == null ? table : alias.name()).key();
        unclear |= members.put(name, new Member(name, table.path(), at)) != null;
        return List.of(name);
    }

    private void tie(Expression condition) {
        Columns columns = Columns.of(condition);
        Set<String> owners = columns.names().stream().map(this::owner).collect(Collectors.toSet());
        boolean equates = condition instanceof Expression.Binary binary
                && binary.operator().equals("=");
        if (columns.names().stream().anyMatch(name -> name.length() == 1)) {
            unclear |= equates || columns.names().size() > 1;
        }
        unclear |= columns.hasQuery();
        if (equates && columns.names().size() == 1) {
            picked.addAll(owners);
        }
        tie(owners);
    }

    /** A column may be called by its table and the table's schema, and be a path into a value. */
    private String owner(Name column) {
        for (Name name = column.qualifier(); name != null; name = name.qualifier()) {
            if (members.containsKey(name.key())) {
                return name.key();
            }
        }
        return OUTSIDE;
    }

    private void tie(Collection<String> names) {
        String before = null;
        for (String name : names) {
            if (before != null) {
                groups.put(group(name), group(before));
            }
            before = name;
        }
    }

    private String group(String name) {
        String group = name;
        for (String next = groups.get(group); next != null && !next.equals(group); next = groups.get(group)) {
            group = next;
        }
        return group;
    }

    private static Name first(Name name) {
        return name.qualifier() == null ? name : first(name.qualifier());
    }
}
