package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.Commits;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.CursorCommand;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CallProcedure;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds statements that do not fit the transaction they are in because of what they name: a cursor lives as long as its
 * transaction, and a procedure that commits cannot be called in one. What the kind of a statement tells alone,
 * {@link TransactionCheck} finds.
 */
final class BlockCheck {

    private final Findings findings;
    private final Set<String> closed = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> committing = new HashSet<>();
    private boolean block;

    BlockCheck(Findings findings) {
        this.findings = findings;
    }

    /** Looks at the next statement of the script. */
    void statement(CheckedStatement statement) {
        switch (statement.statementClass()) {
            case OPENS -> restart(true);
            case CLOSES, UNDOES -> restart(false);
            case ALONE, COMMITS -> restart(block);
            case TRANSACTIONAL -> look(statement, statement.tree());
        }
    }

    private void restart(boolean inBlock) {
        block = inBlock;
        closed.addAll(open);
        open.clear();
    }

    private void look(CheckedStatement statement, @Nullable Command tree) {
        if (tree instanceof CursorCommand.Declare declare) {
            declare(statement, declare);
        } else if (tree instanceof CursorCommand.Fetch fetch) {
            use(statement, fetch.cursor());
        } else if (tree instanceof CursorCommand.Close close && close.cursor() != null) {
            use(statement, close.cursor());
        } else if (tree instanceof CreateProcedure procedure && commits(procedure)) {
            committing.add(procedure.name().path());
        } else if (tree instanceof CallProcedure call) {
            call(statement, call.procedure());
            closed.clear(); // A procedure may open a cursor for its caller, of any name.
        }
    }

    private void declare(CheckedStatement statement, CursorCommand.Declare declare) {
        open.add(declare.cursor().key());
        if (!block && statement.script().transaction() == TransactionPolicy.NONE) {
            String message = "a cursor needs a transaction, and with 'transaction=none' there is none";
            findings.add(error(statement, CheckCode.NO_CURSOR, declare.at(), message)
                    .help("write BEGIN before it, and COMMIT after the last FETCH"));
        }
    }

    private void use(CheckedStatement statement, Name cursor) {
        if (closed.contains(cursor.key()) && !open.contains(cursor.key())) {
            String message = "the cursor '" + cursor.text() + "' ended with the transaction in which it was declared";
            findings.add(error(statement, CheckCode.NO_CURSOR, cursor.at(), message)
                    .help("DECLARE it between the same BEGIN and COMMIT"));
        }
    }

    /** What is NONATOMIC has transactions of its own. */
    private static boolean commits(CreateProcedure procedure) {
        return !Commits.isNonatomic(procedure) && Commits.ends(procedure.body());
    }

    private void call(CheckedStatement statement, Name procedure) {
        TransactionPolicy policy = statement.script().transaction();
        if (committing.contains(procedure.path()) && (block || policy == TransactionPolicy.SCRIPT)) {
            String message =
                    "'" + procedure.path() + "' ends its transaction, and so cannot be called inside of another";
            findings.add(error(statement, CheckCode.COMMITTING_CALL, procedure.at(), message)
                    .help("call it outside of BEGIN and COMMIT, in a script with 'transaction=auto'"));
        }
    }

    private static Diagnostic error(CheckedStatement statement, CheckCode code, int at, String message) {
        return Diagnostic.error(code, message).at(place(statement, at));
    }

    private static Place place(CheckedStatement statement, int at) {
        return statement.script().place(statement.at(at).position());
    }
}
