package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.DataCommand.Assignment;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds columns that are named twice, and rows that do not have as many values as they should. */
final class RowChecks {

    private static final OptionalInt UNKNOWN = OptionalInt.empty();

    private final Grammar grammar;

    RowChecks(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Looks at names of which each may stand once; {@code what} is what they name. */
    void distinct(List<Name> names, String what) {
        if (names.size() < 2) {
            return;
        }
        Map<String, Name> seen = new HashMap<>();
        for (Name name : names) {
            // With enable_case_sensitive_identifier on, "A" and "a" are two.
            Name other = seen.putIfAbsent(name.quoted() ? name.text() : name.key(), name);
            if (other != null) {
                grammar.report(
                        Problem.of(SqlCode.CONFLICT, name.at(), "the " + what + " '" + name.text() + "' stands twice")
                                .help("keep one of the two")
                                .note("the other one is", other.at()));
            }
        }
    }

    /** Looks at the columns of an UPDATE: each is set once. */
    void assignments(List<Assignment> assignments) {
        List<Name> columns = new ArrayList<>();
        for (Assignment assignment : assignments) {
            for (Name column : assignment.columns()) {
                if (column.qualifier() == null) {
                    columns.add(column);
                }
            }
        }
        distinct(columns, "column");
    }

    /** Looks at the rows of an INSERT: each has as many values as there are columns, or as the first row has. */
    void insert(List<Name> columns, Query source) {
        if (source instanceof Query.Values values) {
            refuseQueries(values);
            int expected = columns.isEmpty() ? values.rows().get(0).values().size() : columns.size();
            for (Expression.Row row : values.rows()) {
                count(
                        row.at(),
                        row.values().size(),
                        expected,
                        columns.isEmpty() ? "values in the first row" : "columns");
            }
        } else if (!columns.isEmpty()) {
            width(source).ifPresent(width -> count(source.at(), width, columns.size(), "columns"));
        }
    }

    /** Only an INSERT of a single row may ask for its values. */
    private void refuseQueries(Query.Values values) {
        for (Expression.Row row : values.rows().size() < 2 ? List.<Expression.Row>of() : values.rows()) {
            for (Expression value : row.values()) {
                if (value instanceof Expression.Subquery) {
                    grammar.unsupported(
                            "queries as values of several rows",
                            value.at(),
                            "write INSERT INTO … SELECT … UNION ALL SELECT …");
                }
            }
        }
    }

    /** Looks at the names of the columns of a query: there are no more of them than columns. */
    void named(List<Name> columns, Query query) {
        OptionalInt width = columns.isEmpty() ? UNKNOWN : width(query);
        if (width.isPresent() && columns.size() > width.getAsInt()) {
            grammar.report(Problem.of(
                            SqlCode.WRONG_COUNT,
                            columns.get(width.getAsInt()).at(),
                            counted(columns.size(), "name") + " for the " + counted(width.getAsInt(), "column")
                                    + " of the query")
                    .help("remove a name, or add a column to the query"));
        }
    }

    private void count(int at, int values, int expected, String whose) {
        if (values != expected) {
            grammar.report(
                    Problem.of(SqlCode.WRONG_COUNT, at, counted(values, "value") + " for " + expected + " " + whose)
                            .help(values < expected ? "is a value missing?" : "is a value one too many?"));
        }
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Looks at queries that are put together: all give the same number of columns. */
    void union(List<Query> queries, List<String> operators) {
        OptionalInt first = width(queries.get(0));
        for (int i = 1; i < queries.size() && first.isPresent(); i++) {
            OptionalInt width = width(queries.get(i));
            if (width.isPresent() && width.getAsInt() != first.getAsInt()) {
                grammar.report(Problem.of(
                                SqlCode.WRONG_COUNT,
                                queries.get(i).at(),
                                "the query after '" + operators.get(i - 1) + "' has "
                                        + counted(width.getAsInt(), "column") + ", the first one "
                                        + first.getAsInt())
                        .help("give all queries the same columns"));
                return;
            }
        }
    }

    /** Returns how many columns a query gives; nobody can tell when there is a {@code *}. */
    private static OptionalInt width(Query query) {
        if (query instanceof Query.Select select) {
            return width(select.items());
        }
        if (query instanceof Query.Parenthesized parenthesized) {
            return width(parenthesized.inner());
        }
        if (query instanceof Query.Ordered ordered) {
            return width(ordered.body());
        }
        if (query instanceof Query.With with) {
            return width(with.body());
        }
        return query instanceof Query.SetOperation set ? width(set.queries().get(0)) : UNKNOWN;
    }

    private static OptionalInt width(List<Query.Item> items) {
        for (Query.Item item : items) {
            if (isOpen(item)) {
                return UNKNOWN;
            }
        }
        return OptionalInt.of(items.size());
    }

    /** A placeholder may stand for several columns. */
    private static boolean isOpen(Query.Item item) {
        return item.value() instanceof Expression.Star
                || (item.value() instanceof Literal literal && literal.kind() == Literal.Kind.PARAMETER);
    }
}
