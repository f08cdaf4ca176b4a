package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the rows of a table. */
public sealed interface DataCommand extends Command {

    /**
     * {@code INSERT}.
     *
     * @param source absent for {@code DEFAULT VALUES}
     * @param foreign what only PostgreSQL has behind it: {@code ON CONFLICT}, {@code RETURNING}
     */
    record Insert(
            Query.@Nullable CommonTables with,
            Name table,
            @Nullable Alias alias,
            List<Name> columns,
            @Nullable Query source,
            @Nullable Foreign foreign,
            int at)
            implements DataCommand {
        @Override
        public void parts(NodeWriter to) {
            to.optional(with).word("INSERT INTO").node(table).optional(alias).enclosed("", columns);
            if (source == null) {
                to.word("DEFAULT VALUES");
            } else {
                to.node(source);
            }
            to.optional(foreign);
        }
    }

    /** {@code UPDATE}. */
    record Update(
            Query.@Nullable CommonTables with,
            Name table,
            @Nullable Alias alias,
            List<Assignment> assignments,
            List<Relation> from,
            @Nullable Expression where,
            @Nullable Foreign foreign,
            int at)
            implements DataCommand {
        @Override
        public void parts(NodeWriter to) {
            to.optional(with).word("UPDATE").node(table).optional(alias).list("SET", assignments);
            to.list("FROM", from).optional("WHERE", where).optional(foreign);
        }
    }

    /** {@code DELETE}. */
    record Delete(
            Query.@Nullable CommonTables with,
            Name table,
            @Nullable Alias alias,
            List<Relation> using,
            @Nullable Expression where,
            @Nullable Foreign foreign,
            int at)
            implements DataCommand {
        @Override
        public void parts(NodeWriter to) {
            to.optional(with).word("DELETE FROM").node(table).optional(alias);
            to.list("USING", using).optional("WHERE", where).optional(foreign);
        }
    }

    /** {@code column = value}; several columns take the values of one row. */
    record Assignment(List<Name> columns, Expression value, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            if (columns.size() == 1) {
                to.list(columns);
            } else {
                to.enclosed(columns);
            }
            to.word("=").node(value);
        }
    }

    /**
     * {@code MERGE}.
     *
     * @param removeDuplicates the simple form, which has no branches
     */
    record Merge(
            Name target,
            @Nullable Alias alias,
            Relation source,
            Expression on,
            boolean removeDuplicates,
            List<Branch> branches,
            int at)
            implements DataCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("MERGE INTO")
                    .node(target)
                    .optional(alias)
                    .word("USING")
                    .node(source)
                    .word("ON")
                    .node(on);
            to.wordIf(removeDuplicates, "REMOVE DUPLICATES").all(branches);
        }
    }

    /** What a MERGE does with a row that matches, or that does not. */
    record Branch(
            boolean matched,
            @Nullable Expression condition,
            Action action,
            List<Assignment> assignments,
            List<Name> columns,
            List<Expression> values,
            int at)
            implements Node {

        /** What is done. */
        public enum Action {
            UPDATE,
            DELETE,
            INSERT
        }

        @Override
        public void parts(NodeWriter to) {
            to.word(matched ? "WHEN MATCHED" : "WHEN NOT MATCHED")
                    .optional("AND", condition)
                    .word("THEN");
            to.word(action.name()).list("SET", assignments).enclosed("", columns);
            to.enclosed("VALUES", values);
        }
    }

    /**
     * {@code TRUNCATE}.
     *
     * @param words what only PostgreSQL has behind it, such as {@code CASCADE}, or empty
     */
    record Truncate(List<Name> tables, String words, int at) implements DataCommand {
        @Override
        public void parts(NodeWriter to) {
            to.list("TRUNCATE TABLE", tables).word(words);
        }
    }

    /**
     * A clause of PostgreSQL that Redshift does not have.
     *
     * @param words the clause as it is written, its tokens with blanks between them
     */
    record Foreign(String name, String words, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word(words);
        }
    }
}
