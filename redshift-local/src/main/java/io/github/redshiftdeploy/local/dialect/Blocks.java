package io.github.redshiftdeploy.local.dialect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The blocks of a procedure that have an exception handler. PostgreSQL runs what they guard in a subtransaction, in
 * which nothing can be committed; the handler itself runs outside of it.
 *
 * @param guarded what stands between BEGIN and EXCEPTION
 * @param handlers what stands between THEN and END
 */
record Blocks(List<Stretch> guarded, List<Stretch> handlers) {
    /** The tokens from an index up to another one. */
    record Stretch(int from, int to) {
        boolean has(int index) {
            return from <= index && index < to;
        }
    }

    static Blocks of(Phrase body) {
        List<Stretch> guarded = new ArrayList<>();
        List<Stretch> handlers = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        for (int index = 0; index < body.size(); index++) {
            if (opens(body, index)) {
                open.push(new Open(index));
            } else if (body.at(index, "EXCEPTION WHEN|CONTINUE_HANDLER|EXIT_HANDLER") && !open.isEmpty()) {
                Open block = open.element();
                guarded.add(new Stretch(block.begin, index));
                block.handler = body.findOutside("THEN", index) + 1;
            } else if (body.at(index, "END") && !open.isEmpty()) {
                Open block = open.pop();
                if (block.handler > 0) {
                    handlers.add(new Stretch(block.handler, index));
                }
                index += body.at(index + 1, "IF|LOOP|CASE") ? 1 : 0;
            }
        }
        return new Blocks(guarded, handlers);
    }

    /** Tells whether something can be committed at an index. */
    boolean mayCommit(int index) {
        return guarded.stream().noneMatch(stretch -> stretch.has(index));
    }

    private static boolean opens(Phrase body, int index) {
        boolean condition = body.at(index + 1, "EXISTS") || body.at(index + 1, "NOT EXISTS");
        return body.at(index, "BEGIN|LOOP|CASE") || (body.at(index, "IF") && !condition);
    }

    private static final class Open {
        private final int begin;
        private int handler;

        Open(int begin) {
            this.begin = begin;
        }
    }
}
