package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears of the parts of a node, in the order in which they are written. */
public abstract class NodeWriter {

    /** Hears of keywords, marks, or a literal as it is written. */
    public abstract NodeWriter word(String words);

    /** Hears of a name, without its quotes. */
    public abstract NodeWriter name(String name, boolean quoted);

    /** Hears of a node that is part of this one. */
    public abstract NodeWriter node(Node node);

    /** Hears of a node that is written inside a literal. */
    public abstract NodeWriter quoted(Node node);

    /** Hears of keywords that may be absent. */
    public final NodeWriter wordIf(boolean present, String words) {
        return present ? word(words) : this;
    }

    /** Hears of a node that may be absent. */
    public final NodeWriter optional(@Nullable Node node) {
        return node == null ? this : node(node);
    }

    /** Hears of keywords and the node they introduce, both of which may be absent. */
    public final NodeWriter optional(String words, @Nullable Node node) {
        return node == null ? this : word(words).node(node);
    }

    /** Hears of nodes with commas between them. */
    public final NodeWriter list(List<? extends Node> nodes) {
        return separated(nodes, ",");
    }

    /** Hears of keywords and the nodes they introduce, unless there are none. */
    public final NodeWriter list(String words, List<? extends Node> nodes) {
        return nodes.isEmpty() ? this : word(words).list(nodes);
    }

    /** Hears of nodes in parentheses, with commas between them. */
    public final NodeWriter enclosed(List<? extends Node> nodes) {
        return word("(").list(nodes).word(")");
    }

    /** Hears of keywords and nodes in parentheses behind them, unless there are none. */
    public final NodeWriter enclosed(String words, List<? extends Node> nodes) {
        return nodes.isEmpty() ? this : word(words).enclosed(nodes);
    }

    /** Hears of nodes without anything between them. */
    public final NodeWriter all(List<? extends Node> nodes) {
        for (Node node : nodes) {
            node(node);
        }
        return this;
    }

    /** Hears of nodes with a word between them. */
    public final NodeWriter separated(List<? extends Node> nodes, String separator) {
        for (int i = 0; i < nodes.size(); i++) {
            if (i > 0) {
                word(separator);
            }
            node(nodes.get(i));
        }
        return this;
    }
}
