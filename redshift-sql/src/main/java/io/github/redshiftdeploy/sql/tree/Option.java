package io.github.redshiftdeploy.sql.tree;

import java.util.List;

/**
 * An option of a command.
 *
 * @param words its name, in upper case as the manual writes it
 * @param values what follows the name; empty for a flag
 */
public record Option(String words, List<Node> values, int at) implements Node {

    @Override
    public void parts(NodeWriter to) {
        to.word(words).all(values);
    }
}
