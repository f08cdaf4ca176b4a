package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Alias;
import io.github.redshiftdeploy.sql.tree.Name;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that mean something inside a query alone: common tables, and aliases from which paths may lead. */
final class Scope {

    private final Deque<Set<String>> tables = new ArrayDeque<>();
    private final Deque<Set<String>> aliases = new ArrayDeque<>();

    void enterQuery() {
        tables.push(new HashSet<>());
    }

    void leaveQuery() {
        tables.pop();
    }

    void enterSelect() {
        aliases.push(new HashSet<>());
    }

    void leaveSelect() {
        aliases.pop();
    }

    void addTable(String name) {
        tables.getFirst().add(name);
    }

    /** Learns how a relation is called. A path may begin with its own name, too, but so may a schema be called. */
    void addAlias(@Nullable Alias alias) {
        if (alias != null && !aliases.isEmpty()) {
            aliases.getFirst().add(alias.name().key());
        }
    }

    /** Tells whether a name means a common table. */
    boolean isTable(Name name) {
        return name.qualifier() == null && tables.stream().anyMatch(names -> names.contains(name.key()));
    }

    /** Tells whether a name is a path into a value of a relation, as in {@code FROM orders o, o.lines}. */
    boolean isPath(Name name) {
        Name first = name;
        for (Name part = name.qualifier(); part != null; part = part.qualifier()) {
            first = part;
        }
        String key = first.key();
        return name.qualifier() != null && aliases.stream().anyMatch(names -> names.contains(key));
    }
}
