package io.github.redshiftdeploy.sql.tree;

import java.util.List;

/**
 * {@code DROP} of anything.
 *
 * @param type the type of what is dropped
 * @param targets the names; of functions and procedures the signatures
 * @param words what stands behind them, such as {@code CASCADE}, or empty
 */
public record Drop(ObjectType type, boolean ifExists, List<Node> targets, String words, int at) implements Command {

    /** Copies the list. */
    public Drop {
        targets = List.copyOf(targets);
    }

    @Override
    public void parts(NodeWriter to) {
        to.word("DROP")
                .word(type.words())
                .wordIf(ifExists, "IF EXISTS")
                .list(targets)
                .word(words);
    }
}
