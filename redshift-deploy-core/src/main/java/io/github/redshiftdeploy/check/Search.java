package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.function.Predicate;

/** Looks for a node in a tree. */
final class Search extends Walk {

    private final Predicate<Node> wanted;
    private boolean found;

    private Search(Predicate<Node> wanted) {
        this.wanted = wanted;
    }

    /** Tells whether a node, or one inside of it, is such a one. */
    static boolean finds(Node tree, Predicate<Node> wanted) {
        Search search = new Search(wanted);
        search.visit(tree);
        return search.found;
    }

    @Override
    protected void visit(Node node) {
        found = found || wanted.test(node);
        if (!found) {
            into(node);
        }
    }
}
