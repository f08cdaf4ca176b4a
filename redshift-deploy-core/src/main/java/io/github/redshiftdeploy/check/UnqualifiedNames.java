package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PlStatement;
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
     * @param tables what the script has created, to which the statement adds; temporary tables have no schema that one
     *     could write
     */
    static List<Name> in(Node node, OwnTables tables) {
        UnqualifiedNames names = new UnqualifiedNames(tables);
        names.visit(node);
        return names.found;
    }

    @Override
    protected void visit(Node node) {
        if (node instanceof Query.Values || (node instanceof PlStatement.Block block && isOpaque(block))) {
            return; // Rows of constants read from no table; what dynamic SQL creates nobody knows.
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
            tables.take(command);
            Targets.of(command).forEach(this::take);
            into(command);
            while (commonTables.size() > outside) {
                commonTables.pop();
            }
        } else {
            into(node);
        }
    }

    /** A statement that is put together when it runs may create any temporary table. */
    private static boolean isOpaque(PlStatement.Block block) {
        return Search.finds(
                block, node -> node instanceof PlStatement.Dynamic dynamic && dynamic.text() instanceof Expression);
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
