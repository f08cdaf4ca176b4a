package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes or shows the settings of a session or the system, and what is in the catalogue. */
public sealed interface SessionCommand extends Command {

    private static boolean isSearchPath(Name parameter) {
        return parameter.key().equals("search_path");
    }

    /**
     * {@code SET}. The other names of two parameters, TIME ZONE and NAMES, are {@code timezone} and
     * {@code client_encoding}.
     *
     * @param scope {@code SESSION} or {@code LOCAL}, or empty
     */
    record Set(String scope, Setting setting, int at) implements SessionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("SET").word(scope).node(setting);
        }
    }

    /**
     * {@code parameter TO value}.
     *
     * @param values names, constants and words such as {@code ON} and {@code DEFAULT}
     */
    record Setting(Name parameter, List<? extends Node> values, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.node(parameter).word("TO").list(values);
        }

        /** Tells whether it is the search path, which says what a name without a schema means. */
        public boolean isSearchPath() {
            return SessionCommand.isSearchPath(parameter);
        }
    }

    /**
     * {@code SET SESSION AUTHORIZATION}.
     *
     * @param user a name, a string or {@code DEFAULT}
     */
    record Authorization(boolean local, Node user, int at) implements SessionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("SET").wordIf(local, "LOCAL").word("SESSION AUTHORIZATION").node(user);
        }
    }

    /** {@code SET SESSION CHARACTERISTICS}, {@code SET TRANSACTION}: properties of all transactions or of this one. */
    record TransactionModes(String words, List<TransactionCommand.Mode> modes, int at) implements SessionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(words).list(modes);
        }
    }

    /**
     * {@code RESET}.
     *
     * @param words {@code ALL}, {@code USE} or {@code SESSION AUTHORIZATION}, or empty
     * @param parameter absent when there are words
     */
    record Reset(String words, @Nullable Name parameter, int at) implements SessionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("RESET").word(words).optional(parameter);
        }

        /** Tells whether it resets the search path, alone or with all parameters. */
        public boolean resetsSearchPath() {
            return words.equals("ALL") || (parameter != null && isSearchPath(parameter));
        }
    }

    /**
     * {@code SHOW}.
     *
     * @param words what is shown, such as {@code TABLES FROM SCHEMA}; empty for a parameter
     * @param object a name, the signature of a routine, who has privileges; empty when the words say it all
     * @param clauses such as {@code LIKE} and {@code LIMIT}
     */
    record Show(String words, List<Node> object, List<Option> clauses, int at) implements SessionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("SHOW").word(words).all(object).all(clauses);
        }
    }

    /** {@code USE}. */
    record Use(Name database, int at) implements SessionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("USE").node(database);
        }
    }

    /** {@code CANCEL}. */
    record Cancel(Expression process, @Nullable Expression message, int at) implements SessionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("CANCEL").node(process).optional(message);
        }
    }

    /** {@code ALTER SYSTEM SET}. */
    record AlterSystem(Setting setting, int at) implements SessionCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER SYSTEM SET").node(setting);
        }
    }
}
