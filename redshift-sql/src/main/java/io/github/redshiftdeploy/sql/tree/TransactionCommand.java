package io.github.redshiftdeploy.sql.tree;

import java.util.List;

/** Begins or ends a transaction. */
public sealed interface TransactionCommand extends Command {

    /**
     * {@code BEGIN}, {@code START TRANSACTION}.
     *
     * @param words how it is written
     * @param modes such as {@code ISOLATION LEVEL SERIALIZABLE} and {@code READ ONLY}
     */
    record Begin(String words, List<Mode> modes, int at) implements TransactionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(words).list(modes);
        }
    }

    /** A property of a transaction. */
    record Mode(String words, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word(words);
        }
    }

    /** {@code COMMIT}, {@code END}. */
    record Commit(String words, int at) implements TransactionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(words);
        }
    }

    /** {@code ROLLBACK}, {@code ABORT}. */
    record Rollback(String words, int at) implements TransactionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(words);
        }
    }
}
