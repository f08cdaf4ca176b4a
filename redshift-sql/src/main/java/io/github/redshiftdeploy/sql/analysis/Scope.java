package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Name;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The names that mean something inside a query alone: common tables, and relations into which paths may lead. */
final class Scope {

    private final Deque<Set<String>> tables = new ArrayDeque<>();
    private final Deque<Set<String>> relations = new ArrayDeque<>();

    void enterQuery() {
        tables.push(new HashSet<>());
    }

    void leaveQuery() {
        tables.pop();
    }

    void enterSelect() {
        relations.push(new HashSet<>());
    }

    void leaveSelect() {
        relations.pop();
    }

    void addTable(String name) {
        tables.getFirst().add(name);
    }

    void addRelation(String name) {
        if (!relations.isEmpty()) {
            relations.getFirst().add(name);
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
        return name.qualifier() != null && relations.stream().anyMatch(names -> names.contains(key));
    }
}
