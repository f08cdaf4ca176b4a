package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates, changes and refreshes views. */
public sealed interface ViewCommand extends Command {

    /**
     * {@code CREATE VIEW}.
     *
     * @param words {@code TEMP} and the like, or empty
     * @param late whether the view looks its tables up when it is read: {@code WITH NO SCHEMA BINDING}
     */
    record CreateView(boolean replace, String words, Name name, List<Name> columns, Query query, boolean late, int at)
            implements ViewCommand {

        /** Copies the list. */
        public CreateView {
            columns = List.copyOf(columns);
        }

        /** Tells whether the session alone has the view. */
        public boolean temporary() {
            return words.contains("TEMP") || name.temporary();
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE")
                    .wordIf(replace, "OR REPLACE")
                    .word(words)
                    .word("VIEW")
                    .node(name);
            to.enclosed("", columns).word("AS").node(query).wordIf(late, "WITH NO SCHEMA BINDING");
        }
    }

    /**
     * {@code CREATE MATERIALIZED VIEW}.
     *
     * @param options such as {@code AUTO REFRESH YES} and {@code SORTKEY (a)}
     */
    record CreateMaterializedView(
            boolean ifNotExists, Name name, List<Name> columns, List<Option> options, Query query, int at)
            implements ViewCommand {

        /** Copies the lists. */
        public CreateMaterializedView {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE MATERIALIZED VIEW")
                    .wordIf(ifNotExists, "IF NOT EXISTS")
                    .node(name);
            to.enclosed("", columns).all(options).word("AS").node(query);
        }
    }

    /**
     * {@code CREATE EXTERNAL VIEW}: a view in a data catalogue.
     *
     * @param words {@code PROTECTED}, or empty
     */
    record CreateExternalView(boolean replace, String words, boolean ifNotExists, Name name, Query query, int at)
            implements ViewCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE")
                    .wordIf(replace, "OR REPLACE")
                    .word("EXTERNAL")
                    .word(words)
                    .word("VIEW");
            to.node(name).wordIf(ifNotExists, "IF NOT EXISTS").word("AS").node(query);
        }
    }

    /**
     * {@code ALTER EXTERNAL VIEW}.
     *
     * @param query the new definition; absent when it is removed
     */
    record AlterExternalView(
            Name name, boolean force, @Nullable Query query, int at) implements ViewCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER EXTERNAL VIEW").node(name).wordIf(force, "FORCE");
            to.optional("AS", query).wordIf(query == null, "REMOVE DEFINITION");
        }
    }

    /**
     * {@code ALTER MATERIALIZED VIEW}, {@code ALTER VIEW}.
     *
     * @param object {@code MATERIALIZED VIEW} or {@code VIEW}
     */
    record AlterView(String object, Name name, List<Option> options, int at) implements ViewCommand {

        /** Copies the list. */
        public AlterView {
            options = List.copyOf(options);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER").word(object).node(name).all(options);
        }
    }

    /**
     * {@code REFRESH MATERIALIZED VIEW}.
     *
     * @param words {@code CASCADE} or {@code RESTRICT}, or empty
     */
    record RefreshMaterializedView(Name name, String words, int at) implements ViewCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("REFRESH MATERIALIZED VIEW").node(name).word(words);
        }
    }
}
