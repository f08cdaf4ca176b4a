package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves rows between tables and files, or keeps the options with which that is done. */
public sealed interface TransferCommand extends Command {

    /**
     * {@code COPY}, alone or as what a job does again and again.
     *
     * @param source the address of the data: a string, or a mark in the place of one
     */
    record Copy(Name table, List<Name> columns, Expression source, List<Option> options, int at)
            implements TransferCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("COPY").node(table).enclosed("", columns);
            to.word("FROM").node(source).all(options);
        }
    }

    /**
     * {@code COPY JOB}, which changes, runs or shows jobs that are there.
     *
     * @param action such as {@code ALTER}
     * @param job absent when all jobs are listed
     */
    record CopyJob(String action, @Nullable Name job, List<Option> options, int at) implements TransferCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("COPY JOB").word(action).optional(job).all(options);
        }
    }

    /**
     * {@code UNLOAD}.
     *
     * @param query what is inside the string; absent when the string is a placeholder
     * @param text the string as it is written when its query could not be read
     * @param target the address of the files: a string, or a mark in the place of one
     */
    record Unload(@Nullable Query query, @Nullable Expression text, Expression target, List<Option> options, int at)
            implements TransferCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("UNLOAD (");
            if (query == null) {
                to.optional(text);
            } else {
                to.quoted(query);
            }
            to.word(")").word("TO").node(target).all(options);
        }
    }

    /** {@code CREATE TEMPLATE}: options of COPY under a name. */
    record CreateTemplate(boolean replace, Name name, List<Option> options, int at) implements TransferCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(replace ? "CREATE OR REPLACE TEMPLATE" : "CREATE TEMPLATE")
                    .node(name)
                    .word("FOR COPY")
                    .all(options);
        }
    }

    /**
     * {@code ALTER TEMPLATE}.
     *
     * @param action such as {@code RENAME TO}
     * @param object the new name or owner
     * @param options what is added, set or dropped
     */
    record AlterTemplate(Name name, String action, @Nullable Name object, List<Option> options, int at)
            implements TransferCommand {

        /** Copies the list. */
        public AlterTemplate {
            options = List.copyOf(options);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER TEMPLATE").node(name).word(action).optional(object);
            if (!action.equals("SET")) {
                to.all(options);
                return;
            }
            String separator = "";
            for (Option option : options) {
                to.word(separator).word(option.words()).word("TO").all(option.values());
                separator = ",";
            }
        }
    }
}
