package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PlanCommand;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.SessionCommand;
import java.util.Objects;

/** Which commands may run again in a new session, to make it what the old one was. */
final class Repeatable {

    private Repeatable() {}

    /** Tells whether a command changes the session and nothing else, and each time in the same way. */
    static boolean is(Command command) {
        return command instanceof SessionCommand.Set
                || command instanceof SessionCommand.Reset
                || command instanceof SessionCommand.Authorization
                || command instanceof SessionCommand.TransactionModes
                || command instanceof SessionCommand.Use
                || command instanceof PlanCommand.Prepare
                || (command instanceof Query.Select select && onlySets(select));
    }

    /** {@code SELECT set_config('search_path', 'sales', false)}. */
    private static boolean onlySets(Query.Select select) {
        return select.from().isEmpty()
                && select.into() == null
                && select.where() == null
                && select.items().stream().allMatch(item -> setsConstant(item.value()));
    }

    private static boolean setsConstant(Node value) {
        return value instanceof Call call
                && EffectWalk.isSetConfig(call)
                && Objects.requireNonNull(call.arguments()).stream().allMatch(Literal.class::isInstance);
    }
}
