package io.github.redshiftdeploy.sql.tree;

import java.util.List;

/** Nodes with commas between them, where one value of an option is expected. */
public record Listed(List<? extends Node> nodes, int at) implements Node {

    /** Copies the list. */
    public Listed {
        nodes = List.copyOf(nodes);
    }

    @Override
    public void parts(NodeWriter to) {
        to.list(nodes);
    }
}
