package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates, changes and describes datashares. */
public sealed interface DatashareCommand extends Command {

    /** {@code CREATE DATASHARE}. */
    record Create(Name name, List<Option> options, int at) implements DatashareCommand {
        @Override
        public void parts(Parts to) {
            to.word("CREATE DATASHARE").node(name).all(options);
        }
    }

    /**
     * {@code ALTER DATASHARE … ADD} or {@code REMOVE}.
     *
     * @param add false to remove
     * @param kind such as {@code TABLE} or {@code ALL TABLES IN SCHEMA}
     * @param objects names, or signatures of functions
     */
    record AlterObjects(Name name, boolean add, String kind, List<? extends Node> objects, int at)
            implements DatashareCommand {
        @Override
        public void parts(Parts to) {
            to.word("ALTER DATASHARE").node(name).word(add ? "ADD" : "REMOVE");
            to.list(kind, objects);
        }
    }

    /** {@code ALTER DATASHARE … SET}. */
    record AlterOptions(Name name, List<Option> options, int at) implements DatashareCommand {
        @Override
        public void parts(Parts to) {
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
        public void parts(Parts to) {
            to.word("DESC DATASHARE").node(name);
            if (namespace != null) {
                to.word("OF").optional("ACCOUNT", account).word("NAMESPACE").node(namespace);
            }
        }
    }
}
