package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an ALTER TABLE does. */
public sealed interface TableChange extends Node {

    /** {@code ADD COLUMN}. */
    record AddColumn(boolean ifNotExists, TableElement.Column column, int at) implements TableChange {
        @Override
        public void parts(NodeWriter to) {
            to.word("ADD COLUMN").wordIf(ifNotExists, "IF NOT EXISTS").node(column);
        }
    }

    /** {@code ADD} of a key or another constraint. */
    record AddConstraint(TableElement constraint, int at) implements TableChange {
        @Override
        public void parts(NodeWriter to) {
            to.word("ADD").node(constraint);
        }
    }

    /** {@code ADD PARTITION}, one or several of them. */
    record AddPartitions(boolean ifNotExists, List<Partition> partitions, int at) implements TableChange {

        /** Copies the list. */
        public AddPartitions {
            partitions = List.copyOf(partitions);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("ADD").wordIf(ifNotExists, "IF NOT EXISTS").all(partitions);
        }
    }

    /** A partition of an external table, by the values of its columns, and where its files are. */
    record Partition(Enclosed values, Expression location, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word("PARTITION").node(values).word("LOCATION").node(location);
        }
    }

    /**
     * {@code DROP COLUMN}, {@code DROP CONSTRAINT}.
     *
     * @param type {@code COLUMN} or {@code CONSTRAINT}
     * @param words {@code CASCADE} or {@code RESTRICT}, or empty
     */
    record DropPart(ObjectType type, boolean ifExists, Name name, String words, int at) implements TableChange {
        @Override
        public void parts(NodeWriter to) {
            to.word("DROP")
                    .word(type.words())
                    .wordIf(ifExists, "IF EXISTS")
                    .node(name)
                    .word(words);
        }
    }

    /** {@code DROP PARTITION}. */
    record DropPartition(boolean ifExists, Enclosed values, int at) implements TableChange {
        @Override
        public void parts(NodeWriter to) {
            to.word("DROP").wordIf(ifExists, "IF EXISTS").word("PARTITION").node(values);
        }
    }

    /** {@code RENAME TO}. */
    record Rename(Name name, int at) implements TableChange {
        @Override
        public void parts(NodeWriter to) {
            to.word("RENAME TO").node(name);
        }
    }

    /** {@code RENAME COLUMN}. */
    record RenameColumn(Name column, Name name, int at) implements TableChange {
        @Override
        public void parts(NodeWriter to) {
            to.word("RENAME COLUMN").node(column).word("TO").node(name);
        }
    }

    /** {@code ALTER COLUMN}: another type, another encoding, another default or none. */
    record AlterColumn(Name column, Option change, int at) implements TableChange {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER COLUMN").node(column).node(change);
        }
    }

    /** {@code PARTITION (…) SET LOCATION}. */
    record MovePartition(Enclosed values, Expression location, int at) implements TableChange {
        @Override
        public void parts(NodeWriter to) {
            to.word("PARTITION").node(values).word("SET LOCATION").node(location);
        }
    }

    /**
     * {@code ADD PARTITION FIELD}, {@code DROP PARTITION FIELD} and {@code REPLACE PARTITION FIELD} of an Iceberg
     * table.
     *
     * @param field a column or a transform of one
     * @param replacement what takes the place of a replaced field
     */
    record ChangePartitioning(
            Action action, Node field, @Nullable Node replacement, int at) implements TableChange {

        /** What becomes of the field. */
        public enum Action {
            ADD,
            DROP,
            REPLACE
        }

        @Override
        public void parts(NodeWriter to) {
            to.word(action + " PARTITION FIELD").node(field).optional("WITH", replacement);
        }
    }

    /** Everything else, such as {@code ALTER DISTKEY id}, {@code OWNER TO u} and {@code ROW LEVEL SECURITY ON}. */
    record Setting(Option option, int at) implements TableChange {
        @Override
        public void parts(NodeWriter to) {
            to.node(option);
        }
    }
}
