package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import io.github.redshiftdeploy.sql.tree.TableElement;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables, views and routines that a statement names without a schema, though they have one. */
final class UnqualifiedNames extends Walk {

    private final OwnTables tables;
    private final Deque<String> commonTables = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Name> found = new ArrayList<>();

    private UnqualifiedNames(OwnTables tables) {
        this.tables = tables;
    }

    /**
     * Returns the names, each of them once.
     *
     * @param tables what the script has created; temporary tables have no schema that one could write
     */
    static List<Name> in(Node node, OwnTables tables) {
        UnqualifiedNames names = new UnqualifiedNames(tables);
        names.visit(node);
        return names.found;
    }

    @Override
    protected void visit(Node node) {
        if (node instanceof Query.Values) {
            return; // There may be a great many of them, and they hardly read from a table.
        }
        if (node instanceof Relation.Table table) {
            take(table.name());
        } else if (node instanceof TableElement.Like like) {
            take(like.table());
        } else if (node instanceof TableElement.References references) {
            take(references.table());
        } else if (node instanceof Query.CommonTables with) {
            with.tables().forEach(table -> visit(table, with.recursive()));
        } else if (node instanceof Command command) {
            int outside = commonTables.size();
            Targets.of(command).forEach(this::take);
            into(command);
            while (commonTables.size() > outside) {
                commonTables.pop();
            }
        } else {
            into(node);
        }
    }

    /** What is named like a common table means it from there on; if it is recursive, in itself too. */
    private void visit(Query.CommonTable table, boolean recursive) {
        if (recursive) {
            commonTables.push(table.name().key());
        }
        visit(table.query());
        if (!recursive) {
            commonTables.push(table.name().key());
        }
    }

    private void take(Name name) {
        if (name.length() == 1
                && !commonTables.contains(name.key())
                && !tables.isTemporary(name)
                && !Names.isSystem(name)
                && seen.add(name.key())) {
            found.add(name);
        }
    }
}
