package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, changes or calls functions and procedures, and what they need. */
public sealed interface RoutineCommand extends Command {

    /**
     * {@code CREATE FUNCTION}.
     *
     * @param options what stands behind the parameters, in that order, but the body
     * @param body a {@link Quoted} query for SQL; a literal for another language
     */
    record CreateFunction(
            boolean replace,
            Name name,
            List<Parameter> parameters,
            List<Option> options,
            @Nullable Node body,
            int at) implements RoutineCommand {
        @Override
        public void parts(NodeWriter to) {
            head(to, replace, ObjectType.FUNCTION, name, parameters);
            to.all(options).optional("AS", body);
        }
    }

    /**
     * {@code CREATE EXTERNAL FUNCTION}.
     *
     * @param options what stands behind the parameters, in that order
     */
    record CreateExternalFunction(boolean replace, Name name, List<Parameter> parameters, List<Option> options, int at)
            implements RoutineCommand {
        @Override
        public void parts(NodeWriter to) {
            head(to, replace, ObjectType.EXTERNAL_FUNCTION, name, parameters);
            to.all(options);
        }
    }

    /**
     * {@code CREATE PROCEDURE}.
     *
     * @param options what stands behind the parameters, in that order, but the body
     * @param body a {@link Quoted} block
     */
    record CreateProcedure(
            boolean replace,
            Name name,
            List<Parameter> parameters,
            List<Option> options,
            @Nullable Node body,
            int at) implements RoutineCommand {
        @Override
        public void parts(NodeWriter to) {
            head(to, replace, ObjectType.PROCEDURE, name, parameters);
            to.all(options).optional("AS", body);
        }
    }

    /**
     * {@code ALTER FUNCTION}, {@code ALTER PROCEDURE}.
     *
     * @param type {@code FUNCTION} or {@code PROCEDURE}
     * @param parameters absent when the name alone tells which one is meant
     * @param action {@code RENAME TO}, {@code OWNER TO} or {@code SET SCHEMA}
     */
    record Alter(ObjectType type, Name name, @Nullable Parameters parameters, String action, Name value, int at)
            implements RoutineCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER")
                    .word(type.words())
                    .node(name)
                    .optional(parameters)
                    .word(action)
                    .node(value);
        }
    }

    /** Parameters in parentheses, perhaps none. */
    record Parameters(List<Parameter> list, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.enclosed(list);
        }
    }

    /** The parameters that a procedure sets as long as it runs, each behind a SET of its own. */
    record Settings(List<SessionCommand.Setting> list, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.separated(list, "SET");
        }
    }

    /** {@code CALL}. */
    record CallProcedure(Name procedure, List<Expression> arguments, int at) implements RoutineCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("CALL").node(procedure).enclosed(arguments);
        }
    }

    /**
     * {@code CREATE LIBRARY}.
     *
     * @param options the language, where the library is, and how to get in there
     */
    record CreateLibrary(boolean replace, Name name, List<Option> options, int at) implements RoutineCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(replace ? "CREATE OR REPLACE LIBRARY" : "CREATE LIBRARY")
                    .node(name)
                    .all(options);
        }
    }

    private static void head(NodeWriter to, boolean replace, ObjectType type, Name name, List<Parameter> parameters) {
        to.word(replace ? "CREATE OR REPLACE" : "CREATE")
                .word(type.words())
                .node(name)
                .enclosed(parameters);
    }
}
