package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes care of tables, without changing their rows. */
public sealed interface MaintenanceCommand extends Command {

    /**
     * {@code VACUUM}.
     *
     * @param words such as {@code FULL} and {@code SORT ONLY}, or empty
     * @param table absent for all tables of the database
     * @param threshold the percentage behind TO
     */
    record Vacuum(
            String words, @Nullable Name table, @Nullable Expression threshold, boolean boost, int at)
            implements MaintenanceCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("VACUUM").word(words).optional(table);
            if (threshold != null) {
                to.word("TO").node(threshold).word("PERCENT");
            }
            to.wordIf(boost, "BOOST");
        }
    }

    /**
     * {@code ANALYZE}.
     *
     * @param table absent for all tables of the database
     * @param words {@code PREDICATE COLUMNS} or {@code ALL COLUMNS}, or empty
     */
    record Analyze(boolean verbose, @Nullable Name table, List<Name> columns, String words, int at)
            implements MaintenanceCommand {

        /** Copies the list. */
        public Analyze {
            columns = List.copyOf(columns);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("ANALYZE").wordIf(verbose, "VERBOSE").optional(table);
            to.enclosed("", columns).word(words);
        }
    }

    /**
     * {@code ANALYZE COMPRESSION}.
     *
     * @param table absent for all tables of the database
     * @param rows the size of the sample
     */
    record AnalyzeCompression(
            @Nullable Name table,
            List<Name> columns,
            @Nullable Option rows,
            int at) implements MaintenanceCommand {

        /** Copies the list. */
        public AnalyzeCompression {
            columns = List.copyOf(columns);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("ANALYZE COMPRESSION").optional(table);
            to.enclosed("", columns).optional(rows);
        }
    }

    /**
     * {@code COMMENT ON}.
     *
     * @param type the type of what is commented on
     * @param target its name; of a function or procedure the signature
     * @param table the table of a constraint
     * @param text a string, or NULL to remove the comment
     */
    record Comment(ObjectType type, Node target, @Nullable Name table, Expression text, int at)
            implements MaintenanceCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("COMMENT ON").word(type.words()).node(target).optional("ON", table);
            to.word("IS").node(text);
        }
    }

    /**
     * {@code LOCK}.
     *
     * @param words the mode of the lock, as PostgreSQL writes it, or empty
     */
    record Lock(List<Name> tables, String words, int at) implements MaintenanceCommand {

        /** Copies the list. */
        public Lock {
            tables = List.copyOf(tables);
        }

        @Override
        public void parts(NodeWriter to) {
            to.list("LOCK TABLE", tables).word(words);
        }
    }
}
