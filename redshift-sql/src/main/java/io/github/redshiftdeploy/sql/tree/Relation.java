package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query reads from. */
public sealed interface Relation extends Node {

    /**
     * A table, a view, a common table, or a path into a SUPER value of a relation before it.
     *
     * @param only {@code ONLY}, which PostgreSQL has and Redshift does not
     * @param position the name of an element's index: {@code FROM t, t.items AS item AT position}
     */
    record Table(
            Name name,
            boolean only,
            @Nullable Alias alias,
            @Nullable Name position,
            int at) implements Relation {
        @Override
        public void parts(NodeWriter to) {
            to.wordIf(only, "ONLY").node(name).optional(alias).optional("AT", position);
        }
    }

    /** A query in parentheses. */
    record Derived(boolean lateral, Query query, @Nullable Alias alias, int at) implements Relation {
        @Override
        public void parts(NodeWriter to) {
            to.wordIf(lateral, "LATERAL").word("(").node(query).word(")").optional(alias);
        }
    }

    /**
     * A function that gives rows, or a value with rows inside: {@code generate_series(1, 3)}, {@code UNNEST(x)}.
     *
     * @param offset {@code WITH OFFSET}, which adds a column with the place of each element
     */
    record Function(
            boolean lateral,
            Expression call,
            boolean offset,
            @Nullable Alias alias,
            @Nullable Name position,
            int at) implements Relation {
        @Override
        public void parts(NodeWriter to) {
            to.wordIf(lateral, "LATERAL").node(call).wordIf(offset, "WITH OFFSET");
            to.optional(alias).optional("AT", position);
        }
    }

    /** {@code UNPIVOT object AS value AT attribute}: the attributes of a SUPER object as rows. */
    record Attributes(
            Expression object,
            @Nullable Name value,
            @Nullable Name attribute,
            int at) implements Relation {
        @Override
        public void parts(NodeWriter to) {
            to.word("UNPIVOT").node(object).optional("AS", value).optional("AT", attribute);
        }
    }

    /** A relation in parentheses. */
    record Parenthesized(Relation inner, @Nullable Alias alias, int at) implements Relation {
        @Override
        public void parts(NodeWriter to) {
            to.word("(").node(inner).word(")").optional(alias);
        }
    }

    /** A relation and what is joined to it, from the left. */
    record Joined(Relation first, List<Join> joins, int at) implements Relation {
        @Override
        public void parts(NodeWriter to) {
            to.node(first).all(joins);
        }
    }

    /**
     * One relation that is joined.
     *
     * @param words such as {@code LEFT JOIN}
     */
    record Join(String words, Relation relation, @Nullable Expression on, List<Name> using, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word(words).node(relation).optional("ON", on).enclosed("USING", using);
        }
    }

    /** {@code relation PIVOT (aggregates FOR column IN (values))}. */
    record Pivot(
            Relation source,
            List<Query.Item> aggregates,
            Name column,
            List<Query.Item> values,
            @Nullable Alias alias,
            int at)
            implements Relation {
        @Override
        public void parts(NodeWriter to) {
            to.node(source).word("PIVOT (").list(aggregates).word("FOR").node(column);
            to.word("IN").enclosed(values).word(")").optional(alias);
        }
    }

    /** {@code relation UNPIVOT (value FOR name IN (columns))}. */
    record Unpivot(
            Relation source,
            String nulls,
            Name value,
            Name column,
            List<Query.Item> columns,
            @Nullable Alias alias,
            int at)
            implements Relation {
        @Override
        public void parts(NodeWriter to) {
            to.node(source)
                    .word("UNPIVOT")
                    .word(nulls)
                    .word("(")
                    .node(value)
                    .word("FOR")
                    .node(column);
            to.word("IN").enclosed(columns).word(")").optional(alias);
        }
    }

    /** {@code relation TABLESAMPLE …}, which PostgreSQL has and Redshift does not. */
    record Sample(Relation source, Call method, int at) implements Relation {
        @Override
        public void parts(NodeWriter to) {
            to.node(source).word("TABLESAMPLE").node(method);
        }
    }
}
