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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What procedures do to the transactions that they are called in. */
public final class Commits {

    /**
     * What ends a transaction from a text that becomes a statement only when it runs: Redshift refuses COMMIT and
     * ROLLBACK there. The text may be put together of parts that are no statements, so its words are looked at.
     */
    private static final Set<String> TRUNCATE = Set.of("TRUNCATE");

    private Commits() {}

    /** Returns what the procedure does that a command creates; what creates none does nothing to transactions. */
    public static Ending in(@Nullable Command command) {
        if (!(command instanceof CreateProcedure procedure)) {
            return Ending.NONE;
        }
        if (isNonatomic(procedure)) {
            return Ending.OWN_TRANSACTIONS;
        }
        if (finds(procedure.body(), Commits::isEnd)) {
            return Ending.ENDS;
        }
        return procedure.body() == null || finds(procedure.body(), Commits::isUncertain)
                ? Ending.UNCERTAIN
                : Ending.NONE;
    }

    private static boolean isNonatomic(CreateProcedure procedure) {
        return procedure.options().stream().anyMatch(option -> option.words().equals("NONATOMIC"));
    }

    private static boolean finds(@Nullable Node body, Predicate<Node> what) {
        return body != null && TreeSearch.finds(body, what);
    }

    private static boolean isEnd(Node node) {
        return node instanceof Commit
                || node instanceof Rollback
                || node instanceof Truncate
                || (node instanceof PlStatement.Dynamic dynamic
                        && TreeSearch.finds(dynamic.text(), Commits::truncates));
    }

    /** Redshift commits what an exception handler has done, and raises the error again. */
    private static boolean isUncertain(Node node) {
        return node instanceof PlStatement.Handler || node instanceof PlStatement.Dynamic;
    }

    private static boolean truncates(Node node) {
        return node instanceof Literal literal && SqlWords.has(literal.text(), TRUNCATE);
    }
}
