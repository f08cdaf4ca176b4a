package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.Commits;
import io.github.redshiftdeploy.effect.Ending;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.CursorCommand;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CallProcedure;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds statements that do not fit the transaction they are in because of what they name: a cursor lives as long as its
 * transaction, and a procedure that commits cannot be called in one. What the kind of a statement tells alone,
 * {@link TransactionCheck} finds.
 */
final class BlockCheck {

    private final Findings findings;
    private final boolean connected;
    private final Set<String> closed = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> committing = new HashSet<>();
    /** The databases that the open transaction writes; nothing stands for the connected one. */
    private final Set<Optional<String>> written = new LinkedHashSet<>();

    private boolean block;

    /**
     * Makes the check of one script.
     *
     * @param connected whether it is known to which database the script is deployed
     */
    BlockCheck(Findings findings, boolean connected) {
        this.connected = connected;
        this.findings = findings;
    }

    /** Looks at the next statement of the script. */
    void statement(CheckedStatement statement) {
        databases(statement);
        switch (statement.statementClass()) {
            case OPENS -> restart(true);
            case CLOSES, UNDOES, BORDER -> restart(false);
            case ALONE, COMMITS -> restart(block);
            case TRANSACTIONAL -> look(statement, statement.tree());
        }
    }

    /** A transaction reads every database and writes one. */
    private void databases(CheckedStatement statement) {
        switch (statement.statementClass()) {
            case OPENS, CLOSES, UNDOES, BORDER -> written.clear();
            case ALONE -> {}
            case COMMITS, TRANSACTIONAL -> {
                for (Effect effect : statement.effects().direct()) {
                    database(statement, effect);
                }
            }
        }
    }

    private void database(CheckedStatement statement, Effect effect) {
        String database = effect.name().database();
        boolean writes = effect.action().changes() && effect.kind().inDatabase() && (connected || database != null);
        if (!writes || !written.add(Optional.ofNullable(database)) || written.size() != 2) {
            return;
        }
        if (block || statement.script().transaction().whole()) {
            String message = "the transaction writes a second database: " + name(effect) + " after " + first(effect);
            findings.add(error(statement, CheckCode.TWO_DATABASES, effect.at(), message)
                    .help("a transaction of Redshift writes one database; end it before this statement"));
        }
    }

    private static String name(Effect effect) {
        return effect.name().database() == null
                ? "the connected one"
                : "'" + effect.name().database() + "'";
    }

    private String first(Effect second) {
        return written.stream()
                .filter(database ->
                        !database.equals(Optional.ofNullable(second.name().database())))
                .map(database -> database.map(name -> "'" + name + "'").orElse("the connected one"))
                .findFirst()
                .orElse("");
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
        } else if (tree instanceof CreateProcedure procedure && Commits.in(procedure) == Ending.ENDS) {
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

    private void call(CheckedStatement statement, Name procedure) {
        TransactionPolicy policy = statement.script().transaction();
        if (committing.contains(procedure.path()) && (block || policy.whole())) {
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
