package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates, changes and describes datashares. */
public sealed interface DatashareCommand extends Command {

    /** {@code CREATE DATASHARE}. */
    record Create(Name name, List<Option> options, int at) implements DatashareCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE DATASHARE").node(name).all(options);
        }
    }

    /**
     * {@code ALTER DATASHARE … ADD} or {@code REMOVE}.
     *
     * @param add false to remove
     * @param type what goes into the share or out of it
     * @param allIn true for all objects of the type in a schema
     * @param objects names of objects, or of schemas when it is all in them; signatures of functions
     */
    record AlterObjects(Name name, boolean add, ObjectType type, boolean allIn, List<? extends Node> objects, int at)
            implements DatashareCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER DATASHARE").node(name).word(add ? "ADD" : "REMOVE");
            to.list(allIn ? type.allInSchema() : type.words(), objects);
        }
    }

    /** {@code ALTER DATASHARE … SET}. */
    record AlterOptions(Name name, List<Option> options, int at) implements DatashareCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER DATASHARE").node(name).all(options);
        }
    }

    /** {@code DESC DATASHARE}; account and namespace tell the producer of a share that comes from elsewhere. */
    record Describe(
            Name name,
            @Nullable Expression account,
            @Nullable Expression namespace,
            int at) implements DatashareCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("DESC DATASHARE").node(name);
            if (namespace != null) {
                to.word("OF").optional("ACCOUNT", account).word("NAMESPACE").node(namespace);
            }
        }
    }
}
