package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DataCommand.Delete;
import io.github.redshiftdeploy.sql.tree.DataCommand.Update;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds {@code FROM orders, customers} without a condition that ties both: each row of one meets each of the other. */
final class CartesianJoin implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        Command tree = statement.tree();
        if (tree != null && !(tree instanceof Drop)) {
            new Selects(statement, findings).visit(tree);
        }
    }

    /** Looks at each SELECT of a statement. */
    private static final class Selects extends Walk {

        private final CheckedStatement statement;
        private final Findings findings;
        private final Map<String, Command> commonTables = new HashMap<>();

        Selects(CheckedStatement statement, Findings findings) {
            this.statement = statement;
            this.findings = findings;
        }

        @Override
        protected void visit(Node node) {
            if (node instanceof Query.Values) {
                return; // There may be a great many of them, and they have no FROM.
            }
            if (node instanceof Query.CommonTable table) {
                commonTables.put(table.name().key(), table.query());
            } else if (node instanceof Query.Select select) {
                check(select);
            } else if (node instanceof Update update
                    && update.where() != null
                    && !update.from().isEmpty()) {
                check(
                        new JoinGraph(commonTables).target(update.table(), update.alias()),
                        update.from(),
                        update.where());
            } else if (node instanceof Delete delete
                    && delete.where() != null
                    && !delete.using().isEmpty()) {
                check(
                        new JoinGraph(commonTables).target(delete.table(), delete.alias()),
                        delete.using(),
                        delete.where());
            }
            into(node);
        }

        private void check(Query.Select select) {
            if (select.from().size() < 2 && select.from().stream().noneMatch(Relation.Joined.class::isInstance)) {
                return;
            }
            JoinGraph ties = new JoinGraph(commonTables);
            Query.Tail tail = select.tail();
            if (tail != null) {
                ties.condition(tail.connectBy()).condition(tail.having()).condition(tail.qualify());
            }
            check(ties, select.from(), select.where());
        }

        private void check(JoinGraph ties, List<Relation> from, @Nullable Expression where) {
            from.forEach(ties::relation);
            ties.condition(where).loose().ifPresent(this::report);
        }

        private void report(JoinGraph.Member loose) {
            findings.add(Finding.of(
                            Rule.CARTESIAN_JOIN,
                            statement.at(loose.at()),
                            "no condition ties '" + loose.name() + "' to the rest: each row meets each of the others")
                    .help("add the condition, or write CROSS JOIN if that is meant"));
        }
    }
}
