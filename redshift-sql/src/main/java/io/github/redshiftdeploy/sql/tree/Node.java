package io.github.redshiftdeploy.sql.tree;

/**
 * A part of a statement.
 *
 * <p>Records that differ only in places are different by {@code equals}; {@link Printer#print(Node)} makes the same
 * text of both.
 */
public interface Node {

    /** Returns the offset of its first character in the statement's text, in UTF-16 units. */
    int at();

    /**
     * Tells the parts of this node in the order in which they are written: words, marks and other nodes. Everything
     * that goes through a tree is made of this one description: the printer, the walk, the analysis.
     */
    void parts(NodeWriter to);
}
