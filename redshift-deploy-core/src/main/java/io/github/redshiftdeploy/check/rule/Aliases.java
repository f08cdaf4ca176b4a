package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names by which the relations of one FROM clause are called. */
final class Aliases extends Walk {

    private final Set<String> names = new HashSet<>();

    private Aliases() {}

    /** Returns the aliases in a relation and what is joined to it; a relation without an alias has its own name. */
    static Set<String> of(Relation relation) {
        return of(List.of(relation));
    }

    /** Returns the aliases in a FROM clause. */
    static Set<String> of(List<Relation> from) {
        Aliases aliases = new Aliases();
        from.forEach(aliases::visit);
        return aliases.names;
    }

    @Override
    protected void visit(Node node) {
        if (node instanceof Query) {
            return; // Its relations have names of their own.
        }
        if (node instanceof Relation.Table table) {
            names.add((table.alias() == null ? table.name() : table.alias().name()).key());
        } else if (node instanceof Relation.Derived derived && derived.alias() != null) {
            names.add(derived.alias().name().key());
        } else {
            into(node);
        }
    }
}
