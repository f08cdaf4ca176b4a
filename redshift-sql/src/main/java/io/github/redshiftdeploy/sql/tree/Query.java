package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What gives rows. The wrappers stand outside: {@code With(Ordered(Select))}. */
public sealed interface Query extends Command {

    /** {@code WITH name AS (query) SELECT …}. */
    record With(CommonTables tables, Query body, int at) implements Query {
        @Override
        public void parts(NodeWriter to) {
            to.node(tables).node(body);
        }
    }

    /** The WITH clause. */
    record CommonTables(boolean recursive, List<CommonTable> tables, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word(recursive ? "WITH RECURSIVE" : "WITH").list(tables);
        }
    }

    /** A query with a name, before the query that uses it. */
    record CommonTable(Name name, List<Name> columns, Command query, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.node(name).enclosed("", columns).word("AS (").node(query).word(")");
        }
    }

    /** A query with ORDER BY, LIMIT or OFFSET behind it. */
    record Ordered(
            Query body,
            List<SortItem> order,
            @Nullable Expression limit,
            @Nullable Expression offset,
            int at) implements Query {
        @Override
        public void parts(NodeWriter to) {
            to.node(body).list("ORDER BY", order).optional("LIMIT", limit).optional("OFFSET", offset);
        }
    }

    /**
     * Queries put together from the left.
     *
     * @param operators such as {@code UNION ALL}, one fewer than queries
     */
    record SetOperation(List<Query> queries, List<String> operators, int at) implements Query {
        @Override
        public void parts(NodeWriter to) {
            to.node(queries.get(0));
            for (int i = 1; i < queries.size(); i++) {
                to.word(operators.get(i - 1)).node(queries.get(i));
            }
        }
    }

    /** A query in parentheses. */
    record Parenthesized(Query inner, int at) implements Query {
        @Override
        public void parts(NodeWriter to) {
            to.word("(").node(inner).word(")");
        }
    }

    /** {@code VALUES (1, 2), (3, 4)}, which Redshift has in INSERT alone. */
    record Values(List<Expression.Row> rows, int at) implements Query {
        @Override
        public void parts(NodeWriter to) {
            to.list("VALUES", rows);
        }
    }

    /**
     * {@code SELECT}, without what the wrappers hold.
     *
     * @param excluded the columns that are left out of the whole list
     */
    record Select(
            Head head,
            List<Item> items,
            List<Name> excluded,
            @Nullable Into into,
            List<Relation> from,
            @Nullable Expression where,
            @Nullable Tail tail,
            int at)
            implements Query {
        @Override
        public void parts(NodeWriter to) {
            to.node(head).list(items).enclosed("EXCLUDE", excluded);
            to.optional(into).list("FROM", from).optional("WHERE", where);
            to.optional(tail);
        }
    }

    /**
     * What stands between SELECT and the list.
     *
     * @param perform whether the word is PERFORM, with which PL/pgSQL throws the rows away
     * @param quantifier {@code ALL} or {@code DISTINCT}, or empty
     * @param distinctOn DISTINCT ON, which Redshift does not have
     */
    record Head(
            boolean perform,
            String quantifier,
            List<Expression> distinctOn,
            @Nullable Expression top,
            int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word(perform ? "PERFORM" : "SELECT")
                    .optional("TOP", top)
                    .word(quantifier)
                    .enclosed("ON", distinctOn);
        }
    }

    /** An expression of a list, and the name of its column. */
    record Item(Expression value, @Nullable Name alias, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.node(value).optional("AS", alias);
        }
    }

    /**
     * Where the rows go: a new table in SQL, variables in PL/pgSQL.
     *
     * @param words {@code TEMP TABLE} and the like, or {@code STRICT}, or empty
     */
    record Into(String words, List<Name> targets, int at) implements Node {

        /** Tells whether the session alone has the new table. */
        public boolean temporary() {
            return words.contains("TEMP")
                    || (targets.size() == 1 && targets.get(0).temporary());
        }

        /** Tells whether it makes a table in PL/pgSQL too, where names alone are variables. */
        public boolean makesTable() {
            return words.contains("TABLE") || temporary();
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("INTO").word(words).list(targets);
        }
    }

    /** The clauses that most queries do not have. */
    record Tail(
            @Nullable Expression startWith,
            @Nullable Expression connectBy,
            boolean noCycle,
            @Nullable Grouping grouping,
            @Nullable Expression having,
            @Nullable Expression qualify,
            List<NamedWindow> windows,
            int at)
            implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.optional("START WITH", startWith).optional(noCycle ? "CONNECT BY NOCYCLE" : "CONNECT BY", connectBy);
            to.optional("GROUP BY", grouping).optional("HAVING", having).optional("QUALIFY", qualify);
            to.list("WINDOW", windows);
        }
    }

    /** What rows are grouped by; {@code GROUP BY ALL} has no items. */
    record Grouping(boolean all, List<GroupItem> items, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.wordIf(all, "ALL").list(items);
        }
    }

    /**
     * An item of GROUP BY.
     *
     * @param words {@code ROLLUP}, {@code CUBE} or {@code GROUPING SETS}, or empty for an expression by itself
     * @param sets the items in the parentheses
     */
    record GroupItem(String words, @Nullable Expression key, List<GroupItem> sets, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word(words).optional(key);
            if (!words.isEmpty()) {
                to.enclosed(sets);
            }
        }
    }

    /** {@code WINDOW name AS (…)}, which PostgreSQL has and Redshift does not. */
    record NamedWindow(Name name, Call.Window window, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.node(name).word("AS").node(window);
        }
    }
}
