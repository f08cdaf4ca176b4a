package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates and changes what holds tables: schemas and databases. */
public sealed interface SchemaCommand extends Command {

    /**
     * {@code CREATE SCHEMA}.
     *
     * @param name absent when the schema is named after its owner
     * @param options {@code AUTHORIZATION} and {@code QUOTA}
     * @param elements the commands that fill the schema: CREATE TABLE, CREATE VIEW, GRANT
     */
    record CreateSchema(boolean ifNotExists, @Nullable Name name, List<Option> options, List<Command> elements, int at)
            implements SchemaCommand {

        /** Copies the lists. */
        public CreateSchema {
            options = List.copyOf(options);
            elements = List.copyOf(elements);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE SCHEMA").wordIf(ifNotExists, "IF NOT EXISTS").optional(name);
            to.all(options).all(elements);
        }
    }

    /**
     * {@code CREATE EXTERNAL SCHEMA}.
     *
     * @param source where the tables are, such as {@code DATA CATALOG}; empty for that default
     */
    record CreateExternalSchema(boolean ifNotExists, Name name, String source, List<Option> options, int at)
            implements SchemaCommand {

        /** Copies the list. */
        public CreateExternalSchema {
            options = List.copyOf(options);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE EXTERNAL SCHEMA")
                    .wordIf(ifNotExists, "IF NOT EXISTS")
                    .node(name);
            to.word("FROM").word(source).all(options);
        }
    }

    /**
     * {@code CREATE DATABASE}.
     *
     * @param options also what it is made from: {@code FROM DATASHARE d}, {@code OF NAMESPACE 'n'}
     */
    record CreateDatabase(Name name, List<Option> options, int at) implements SchemaCommand {

        /** Copies the list. */
        public CreateDatabase {
            options = List.copyOf(options);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE DATABASE").node(name).all(options);
        }
    }

    /**
     * {@code ALTER SCHEMA}, {@code ALTER EXTERNAL SCHEMA}, {@code ALTER DATABASE}.
     *
     * @param type the type of what is changed
     */
    record Alter(ObjectType type, Name name, List<Option> options, int at) implements SchemaCommand {

        /** Copies the list. */
        public Alter {
            options = List.copyOf(options);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER").word(type.words()).node(name).all(options);
        }
    }
}
