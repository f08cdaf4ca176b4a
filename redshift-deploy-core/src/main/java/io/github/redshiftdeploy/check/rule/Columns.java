package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.TypeName;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The columns that an expression names, outside of the queries in it. */
final class Columns extends Walk {

    /** Functions whose first argument is a part of a date, which looks like a column. */
    private static final Set<String> OF_DATES = Set.of(
            "dateadd", "datediff", "date_add", "date_diff", "date_part", "datepart", "extract", "date_part_year");

    private final List<Name> names = new ArrayList<>();
    private boolean query;

    private Columns() {}

    static Columns of(Expression expression) {
        Columns columns = new Columns();
        columns.visit(expression);
        return columns;
    }

    /** Returns the names, in order, and as often as they stand there. */
    List<Name> names() {
        return names;
    }

    /** Tells whether there is a query in the expression. */
    boolean hasQuery() {
        return query;
    }

    @Override
    protected void visit(Node node) {
        if (node instanceof Name name) {
            names.add(name);
        } else if (node instanceof Query) {
            query = true;
        } else if (node instanceof Call call) {
            call(call);
        } else if (node instanceof Expression.Field field) {
            visit(field.object());
        } else if (node instanceof Expression.Named named) {
            visit(named.value());
        } else if (node instanceof Expression.Collated collated) {
            visit(collated.operand());
        } else if (!(node instanceof TypeName)) {
            into(node);
        }
    }

    private void call(Call call) {
        List<Expression> arguments = call.arguments();
        if (arguments == null) {
            return;
        }
        boolean date = OF_DATES.contains(call.name().key());
        arguments.stream().skip(date ? 1 : 0).forEach(this::visit);
        if (call.tail() != null && call.tail().window() != null) {
            visit(call.tail().window());
        }
    }
}
