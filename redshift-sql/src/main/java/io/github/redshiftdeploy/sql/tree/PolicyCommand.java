package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates policies that mask columns or filter rows, and attaches them to tables. */
public sealed interface PolicyCommand extends Command {

    /**
     * {@code CREATE MASKING POLICY}, {@code CREATE RLS POLICY}.
     *
     * @param type {@code MASKING POLICY} or {@code RLS POLICY}
     * @param inputs the columns that the expressions use
     * @param alias the name of the table in them
     * @param using the masks, or the condition
     */
    record Create(
            ObjectType type,
            boolean ifNotExists,
            Name name,
            List<Input> inputs,
            @Nullable Name alias,
            List<Expression> using,
            int at)
            implements PolicyCommand {
        @Override
        public void parts(NodeWriter to) {
            boolean behind = type == ObjectType.MASKING_POLICY;
            to.word("CREATE " + type).wordIf(ifNotExists && !behind, "IF NOT EXISTS");
            to.node(name).wordIf(ifNotExists && behind, "IF NOT EXISTS");
            to.enclosed("WITH", inputs).optional("AS", alias).enclosed("USING", using);
        }
    }

    /** A column that a policy uses. */
    record Input(Name name, TypeName type, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.node(name).node(type);
        }
    }

    /** {@code ALTER MASKING POLICY}, {@code ALTER RLS POLICY}. */
    record Alter(ObjectType type, Name name, List<Expression> using, int at) implements PolicyCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER " + type).node(name).enclosed("USING", using);
        }
    }

    /**
     * {@code ATTACH} or {@code DETACH} of a policy.
     *
     * @param attach false to detach
     * @param type {@code MASKING POLICY} or {@code RLS POLICY}
     * @param outputs the columns that are masked, or paths into SUPER values; empty for rows
     * @param inputs the columns that the mask is computed of
     * @param grantees whom the policy is for
     * @param priority which mask wins when there are several
     */
    record Attach(
            boolean attach,
            ObjectType type,
            Name name,
            List<Name> tables,
            List<Expression> outputs,
            List<Expression> inputs,
            List<PrivilegeCommand.Grantee> grantees,
            @Nullable Expression priority,
            int at)
            implements PolicyCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word((attach ? "ATTACH " : "DETACH ") + type).node(name);
            to.list("ON", tables).enclosed("", outputs).enclosed("USING", inputs);
            to.list(attach ? "TO" : "FROM", grantees).optional("PRIORITY", priority);
        }
    }
}
