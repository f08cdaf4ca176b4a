package io.github.redshiftdeploy.sql.tree;

import org.jspecify.annotations.Nullable;

/** Reads the rows of a query in pieces. */
public sealed interface CursorCommand extends Command {

    /**
     * {@code DECLARE name CURSOR FOR query}.
     *
     * @param options words before CURSOR, such as {@code NO SCROLL}, or empty
     * @param holdability {@code WITH HOLD} or {@code WITHOUT HOLD}, or empty
     */
    record Declare(Name cursor, String options, String holdability, Query query, int at) implements CursorCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("DECLARE").node(cursor).word(options).word("CURSOR").word(holdability);
            to.word("FOR").node(query);
        }
    }

    /**
     * {@code FETCH}, or {@code MOVE}, which gives no rows.
     *
     * @param direction such as {@code NEXT}, {@code ALL} or {@code FORWARD}, or empty
     * @param count how many rows; absent for one or all
     */
    record Fetch(String word, String direction, @Nullable Expression count, Name cursor, int at)
            implements CursorCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(word).word(direction).optional(count);
            to.wordIf(!direction.isEmpty() || count != null, "FROM").node(cursor);
        }
    }

    /**
     * {@code CLOSE}.
     *
     * @param cursor absent for {@code CLOSE ALL}
     */
    record Close(@Nullable Name cursor, int at) implements CursorCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(cursor == null ? "CLOSE ALL" : "CLOSE").optional(cursor);
        }
    }
}
