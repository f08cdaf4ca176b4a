package io.github.redshiftdeploy.sql.tree;

/**
 * Goes through a tree from the outside in, in the order in which it is written. A subclass looks at the nodes it wants
 * to know of and goes on with {@link #into(Node)}, or does not, to leave out what is inside.
 */
public abstract class Walk extends NodeWriter {

    /** Looks at a node; the walk ends here unless {@link #into(Node)} is called. */
    protected abstract void visit(Node node);

    /** Goes on with the parts of a node. */
    protected final void into(Node node) {
        node.parts(this);
    }

    @Override
    public final NodeWriter word(String words) {
        return this;
    }

    @Override
    public final NodeWriter name(String name, boolean quoted) {
        return this;
    }

    @Override
    public final NodeWriter node(Node node) {
        visit(node);
        return this;
    }

    @Override
    public final NodeWriter quoted(Node node) {
        return node(node);
    }
}
