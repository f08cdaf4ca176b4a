package io.github.redshiftdeploy.sql.tree;

import java.util.List;

/** Nodes in parentheses, with commas between them. */
public record Enclosed(List<Node> nodes, int at) implements Node {

    /** Copies the list. */
    public Enclosed {
        nodes = List.copyOf(nodes);
    }

    @Override
    public void parts(NodeWriter to) {
        to.enclosed(nodes);
    }
}
