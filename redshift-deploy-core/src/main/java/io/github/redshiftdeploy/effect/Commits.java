package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.SqlWords;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DataCommand.Truncate;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import io.github.redshiftdeploy.sql.tree.TransactionCommand.Commit;
import io.github.redshiftdeploy.sql.tree.TransactionCommand.Rollback;
import io.github.redshiftdeploy.sql.tree.TreeSearch;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a procedure ends the transaction that it is called in. */
public final class Commits {

    /** In a text that becomes a statement only when it runs; COMMIT and ROLLBACK cannot be run so. */
    private static final Set<String> TRUNCATE = Set.of("TRUNCATE");

    private Commits() {}

    /** Tells whether a command creates a procedure that may not be called in a transaction block for what it does. */
    public static boolean in(@Nullable Command command) {
        return command instanceof CreateProcedure procedure && (isNonatomic(procedure) || ends(procedure.body()));
    }

    /** Tells whether each statement of a procedure has a transaction of its own. */
    public static boolean isNonatomic(CreateProcedure procedure) {
        return procedure.options().stream().anyMatch(option -> option.words().equals("NONATOMIC"));
    }

    /** Tells whether the body of a procedure ends transactions. */
    public static boolean ends(@Nullable Node body) {
        return body != null && TreeSearch.finds(body, Commits::isEnd);
    }

    private static boolean isEnd(Node node) {
        return node instanceof Commit
                || node instanceof Rollback
                || node instanceof Truncate
                || (node instanceof PlStatement.Dynamic dynamic
                        && TreeSearch.finds(dynamic.text(), Commits::truncates));
    }

    private static boolean truncates(Node node) {
        return node instanceof Literal literal && SqlWords.has(literal.text(), TRUNCATE);
    }
}
