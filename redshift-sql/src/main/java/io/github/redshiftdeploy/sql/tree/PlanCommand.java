package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans a statement: to run it later with other values, or to show how it would run. */
public sealed interface PlanCommand extends Command {

    /** {@code PREPARE name (types) AS statement}. */
    record Prepare(Name plan, List<TypeName> types, Command statement, int at) implements PlanCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("PREPARE").node(plan).enclosed("", types).word("AS").node(statement);
        }
    }

    /** {@code EXECUTE name (values)}. */
    record Execute(Name plan, List<Expression> values, int at) implements PlanCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("EXECUTE").node(plan).enclosed("", values);
        }
    }

    /**
     * {@code DEALLOCATE}.
     *
     * @param plan absent for {@code DEALLOCATE ALL}
     */
    record Deallocate(@Nullable Name plan, int at) implements PlanCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(plan == null ? "DEALLOCATE ALL" : "DEALLOCATE").optional(plan);
        }
    }

    /** {@code EXPLAIN}; its words are {@code VERBOSE}, or empty. */
    record Explain(String words, Command statement, int at) implements PlanCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("EXPLAIN").word(words).node(statement);
        }
    }
}
