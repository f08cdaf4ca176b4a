package io.github.redshiftdeploy.local.dialect;

/**
 * The exception handlers of a procedure ({@code stored-procedure-trapping-errors}). By default the transaction is
 * rolled back before a handler runs, what the handler does is committed, and the error is raised again. In a
 * {@code NONATOMIC} procedure the error ends there.
 */
final class Handlers {
    private static final String AUTONOMOUS = " IF pg_redshift.autonomous() THEN ";

    private Handlers() {}

    static void raiseAgain(Phrase body, Blocks blocks, Edits edits) {
        for (Blocks.Stretch handler : blocks.handlers()) {
            boolean commits = blocks.mayCommit(handler.from());
            if (commits) {
                edits.insert(body.end(handler.from() - 1), AUTONOMOUS + "ROLLBACK; END IF;");
            }
            edits.insert(body.start(handler.to()), (commits ? AUTONOMOUS + "COMMIT; END IF; " : "") + "RAISE; ");
        }
    }

    /** What a block has written before it failed stays on Redshift; here it is gone, and that is no rehearsal. */
    static void mindWhatIsGone(Phrase body, Blocks blocks, Edits edits) {
        for (Blocks.Stretch handler : blocks.handlers()) {
            edits.insert(body.end(handler.from() - 1), " PERFORM pg_redshift.mind_what_is_gone();");
        }
        for (int index = body.find("EXIT_HANDLER"); index >= 0; index = body.find("EXIT_HANDLER", index + 1)) {
            edits.delete(body, index, index + 1);
        }
    }

    /** Redshift ends a transaction in a block with a handler too; PostgreSQL cannot. */
    static void refuseCommits(Phrase body, Blocks blocks, Edits edits) {
        for (int index = 1; index < body.size(); index++) {
            boolean ends =
                    body.at(index, "COMMIT|ROLLBACK|TRUNCATE") && body.at(index - 1, ";|BEGIN|THEN|ELSE|LOOP|>>");
            if (ends && !blocks.mayCommit(index)) {
                edits.insert(body.start(index), "PERFORM pg_redshift.no_commit_here(); ");
            }
        }
    }
}
