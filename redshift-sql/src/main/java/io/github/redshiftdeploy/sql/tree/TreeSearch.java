package io.github.redshiftdeploy.sql.tree;

import java.util.function.Predicate;

/** Looks for a node in a tree. */
public final class TreeSearch extends Walk {

    private final Predicate<Node> wanted;
    private boolean found;

    private TreeSearch(Predicate<Node> wanted) {
        this.wanted = wanted;
    }

    /** Tells whether a node, or one inside of it, is such a one. */
    public static boolean finds(Node tree, Predicate<Node> wanted) {
        TreeSearch search = new TreeSearch(wanted);
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
