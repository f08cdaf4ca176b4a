package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of PL/pgSQL, the language of procedures. */
public sealed interface PlStatement extends Node {

    /** A statement of SQL; a query in it may have variables for its rows. */
    record Sql(Command command, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.node(command).word(";");
        }
    }

    /** {@code DECLARE … BEGIN … EXCEPTION … END}: the body of a procedure, or a part of it. */
    record Block(
            @Nullable Name label,
            List<PlDeclaration> declarations,
            List<PlStatement> statements,
            List<Handler> handlers,
            int at)
            implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            writeLabel(to, label);
            if (!declarations.isEmpty()) {
                to.word("DECLARE").all(declarations);
            }
            to.word("BEGIN").all(statements);
            if (!handlers.isEmpty()) {
                to.word("EXCEPTION").all(handlers);
            }
            to.word("END;");
        }
    }

    /**
     * {@code WHEN OTHERS THEN …}.
     *
     * @param conditions {@code OTHERS}, the only one that Redshift has, or what else is written
     */
    record Handler(String conditions, List<PlStatement> statements, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word("WHEN").word(conditions).word("THEN").all(statements);
        }
    }

    /** {@code variable := value}. */
    record Assignment(Expression target, Expression value, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.node(target).word(":=").node(value).word(";");
        }
    }

    /** {@code IF … THEN … ELSIF … ELSE … END IF}. */
    record If(List<Branch> branches, @Nullable Otherwise otherwise, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.word("IF")
                    .separated(branches, "ELSIF")
                    .optional(otherwise)
                    .word("END IF")
                    .word(";");
        }
    }

    /** A condition of an IF, and what is done when it holds. */
    record Branch(Expression condition, List<PlStatement> statements, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.node(condition).word("THEN").all(statements);
        }
    }

    /** {@code CASE … WHEN … THEN … END CASE}, with or without an operand. */
    record Case(
            @Nullable Expression operand,
            List<When> branches,
            @Nullable Otherwise otherwise,
            int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.word("CASE")
                    .optional(operand)
                    .all(branches)
                    .optional(otherwise)
                    .word("END CASE")
                    .word(";");
        }
    }

    /** {@code WHEN 1, 2 THEN …}; a CASE without an operand has one condition here. */
    record When(List<Expression> values, List<PlStatement> statements, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.list("WHEN", values).word("THEN").all(statements);
        }
    }

    /** What is done when no branch is taken; it may be empty. */
    record Otherwise(List<PlStatement> statements, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word("ELSE").all(statements);
        }
    }

    /**
     * A loop.
     *
     * @param head absent when the loop runs until it is left
     */
    record Loop(@Nullable Name label, @Nullable LoopHead head, List<PlStatement> statements, int at)
            implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            writeLabel(to, label);
            to.optional(head).word("LOOP").all(statements).word("END LOOP").word(";");
        }
    }

    /** {@code EXIT} or {@code CONTINUE}, as the word says. */
    record Leave(
            String word, @Nullable Name label, @Nullable Expression condition, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.word(word).optional(label).optional("WHEN", condition).word(";");
        }
    }

    /** {@code RETURN}; a procedure gives no value. */
    record Return(@Nullable Expression value, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.word("RETURN").optional(value).word(";");
        }
    }

    /**
     * {@code RAISE level 'format', values}.
     *
     * @param level such as {@code INFO}; empty when it is left out
     * @param format absent when an error that was caught is raised again
     */
    record Raise(String level, @Nullable Expression format, List<Expression> values, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.word("RAISE").word(level).optional(format);
            if (!values.isEmpty()) {
                to.word(",").list(values);
            }
            to.word(";");
        }
    }

    /** {@code EXECUTE text INTO variables}. */
    record Execute(Dynamic text, List<Name> into, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.node(text).list("INTO", into).word(";");
        }
    }

    /**
     * {@code EXECUTE text}, wherever rows come from.
     *
     * @param text an expression, or a {@link Quoted} script when it is one literal
     * @param using values for {@code $1} and so on, which only PostgreSQL has
     */
    record Dynamic(Node text, List<Expression> using, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.word("EXECUTE").node(text).list("USING", using);
        }
    }

    /** Statements in a literal. */
    record Script(List<Command> commands, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.separated(commands, ";");
        }
    }

    /** {@code PERFORM}: a query whose rows are thrown away. */
    record Perform(Query query, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.node(query).word(";");
        }
    }

    /** {@code GET DIAGNOSTICS variable := ROW_COUNT}. */
    record GetDiagnostics(List<Diagnostic> items, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.list("GET DIAGNOSTICS", items).word(";");
        }
    }

    /** A variable, and what it is to hold. */
    record Diagnostic(Name target, String item, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.node(target).word(":=").word(item);
        }
    }

    /**
     * {@code OPEN cursor}.
     *
     * @param arguments the values of a declared cursor's parameters
     * @param rows a query or {@link Dynamic}; absent when the cursor was declared with its query
     */
    record Open(
            Name cursor,
            List<Expression> arguments,
            @Nullable Node rows,
            int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.word("OPEN")
                    .node(cursor)
                    .enclosed("", arguments)
                    .optional("FOR", rows)
                    .word(";");
        }
    }

    /** {@code FETCH cursor INTO variables}. */
    record Fetch(CursorCommand.Fetch fetch, List<Name> into, int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.node(fetch).list("INTO", into).word(";");
        }
    }

    /** {@code NULL}, which does nothing. */
    record Nothing(int at) implements PlStatement {
        @Override
        public void parts(NodeWriter to) {
            to.word("NULL").word(";");
        }
    }

    private static void writeLabel(NodeWriter to, @Nullable Name label) {
        if (label != null) {
            to.word("<<").node(label).word(">>");
        }
    }
}
