package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between the parentheses of a new table. */
public sealed interface TableElement extends Node {

    /**
     * A column.
     *
     * @param options its attributes and constraints, such as {@code NOT NULL} and {@code ENCODE zstd}
     */
    record Column(Name name, TypeName type, List<Option> options, int at) implements TableElement {

        /** Copies the list. */
        public Column {
            options = List.copyOf(options);
        }

        @Override
        public void parts(NodeWriter to) {
            to.node(name).node(type).all(options);
        }
    }

    /**
     * A key of the table, or a reference to another table's key.
     *
     * @param kind {@code PRIMARY KEY}, {@code UNIQUE} or {@code FOREIGN KEY}
     * @param references absent unless it is a foreign key
     * @param words such as {@code DEFERRABLE}, or empty
     */
    record Constraint(
            @Nullable Name name,
            String kind,
            List<Name> columns,
            @Nullable References references,
            String words,
            int at) implements TableElement {

        /** Copies the list. */
        public Constraint {
            columns = List.copyOf(columns);
        }

        @Override
        public void parts(NodeWriter to) {
            to.optional("CONSTRAINT", name).enclosed(kind, columns);
            to.optional("REFERENCES", references).word(words);
        }
    }

    /** {@code CHECK (condition)}, which PostgreSQL has and Redshift does not. */
    record Check(@Nullable Name name, Expression condition, int at) implements TableElement {
        @Override
        public void parts(NodeWriter to) {
            to.optional("CONSTRAINT", name).word("CHECK").node(condition);
        }
    }

    /**
     * {@code LIKE table}: the columns of another table.
     *
     * @param words {@code INCLUDING DEFAULTS} or {@code EXCLUDING DEFAULTS}, or empty
     */
    record Like(Name table, String words, int at) implements TableElement {
        @Override
        public void parts(NodeWriter to) {
            to.word("LIKE").node(table).word(words);
        }
    }

    /**
     * The table and the columns that a foreign key refers to.
     *
     * @param words such as {@code ON DELETE CASCADE}, or empty
     */
    record References(Name table, List<Name> columns, String words, int at) implements Node {

        /** Copies the list. */
        public References {
            columns = List.copyOf(columns);
        }

        @Override
        public void parts(NodeWriter to) {
            to.node(table).enclosed("", columns).word(words);
        }
    }
}
