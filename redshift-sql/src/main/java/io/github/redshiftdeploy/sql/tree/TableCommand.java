package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates or changes tables. */
public sealed interface TableCommand extends Command {

    /**
     * {@code CREATE TABLE} with columns of its own.
     *
     * @param words {@code TEMP} and the like, or empty
     * @param options such as {@code DISTSTYLE ALL} and {@code SORTKEY (a, b)}
     */
    record CreateTable(
            String words, boolean ifNotExists, Name name, List<TableElement> elements, List<Option> options, int at)
            implements TableCommand {

        /** Copies the lists. */
        public CreateTable {
            elements = List.copyOf(elements);
            options = List.copyOf(options);
        }

        /** Tells whether the session alone has the table. */
        public boolean temporary() {
            return words.contains("TEMP") || name.temporary();
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE").word(words).word("TABLE").wordIf(ifNotExists, "IF NOT EXISTS");
            to.node(name).enclosed(elements).all(options);
        }
    }

    /**
     * {@code CREATE TABLE … AS query}.
     *
     * @param words {@code TEMP} and the like, or empty
     * @param columns the names of the columns; empty when the query tells them
     */
    record CreateTableAs(
            String words,
            boolean ifNotExists,
            Name name,
            List<Name> columns,
            List<Option> options,
            Query query,
            String tail,
            int at)
            implements TableCommand {

        /** Copies the lists. */
        public CreateTableAs {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }

        /** Tells whether the session alone has the table. */
        public boolean temporary() {
            return words.contains("TEMP") || name.temporary();
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE").word(words).word("TABLE").wordIf(ifNotExists, "IF NOT EXISTS");
            to.node(name)
                    .enclosed("", columns)
                    .all(options)
                    .word("AS")
                    .node(query)
                    .word(tail);
        }
    }

    /**
     * {@code CREATE EXTERNAL TABLE}: a table of files outside of Redshift.
     *
     * @param columns empty when a query tells them
     * @param options such as {@code STORED AS PARQUET} and {@code LOCATION 's3://…'}
     * @param query absent unless the command writes the files
     */
    record CreateExternalTable(
            boolean ifNotExists,
            Name name,
            List<TableElement> columns,
            List<Option> options,
            @Nullable Query query,
            int at)
            implements TableCommand {

        /** Copies the lists. */
        public CreateExternalTable {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE EXTERNAL TABLE")
                    .wordIf(ifNotExists, "IF NOT EXISTS")
                    .node(name);
            to.enclosed("", columns).all(options).optional("AS", query);
        }
    }

    /**
     * {@code ALTER TABLE}.
     *
     * @param changes what is done, in the order in which it is written
     */
    record AlterTable(boolean ifExists, Name name, List<TableChange> changes, int at) implements TableCommand {

        /** Copies the list. */
        public AlterTable {
            changes = List.copyOf(changes);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER TABLE").wordIf(ifExists, "IF EXISTS").node(name).list(changes);
        }
    }

    /**
     * {@code ALTER TABLE … APPEND FROM}: moves all rows of another table.
     *
     * @param words {@code IGNOREEXTRA} or {@code FILLTARGET}, or empty
     */
    record AppendTable(Name name, Name source, String words, int at) implements TableCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER TABLE").node(name).word("APPEND FROM").node(source).word(words);
        }
    }
}
