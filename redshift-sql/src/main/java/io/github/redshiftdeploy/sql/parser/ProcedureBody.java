package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Parameter;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import io.github.redshiftdeploy.sql.tree.Quoted;
import org.jspecify.annotations.Nullable;

/** The parsers of the body of one procedure. They share its tokens, its scopes and what they know of the procedure. */
final class ProcedureBody {

    /** The most that the source of a procedure may have, in characters ({@code stored-procedure-constraints}). */
    private static final int LONGEST = 2 * 1024 * 1024;

    final Grammar grammar;
    final Tokens tokens;
    final Procedure procedure;
    final Structure structure;
    final Variables variables;
    final Blocks blocks;
    final Controls controls;
    final PlStatements statements;

    private VariableScope scope;

    ProcedureBody(Grammar grammar, Procedure procedure) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.procedure = procedure;
        this.scope = new VariableScope(
                null, VariableScope.Kind.ROUTINE, procedure.name().text());
        structure = new Structure(grammar);
        variables = new Variables(this);
        blocks = new Blocks(this);
        controls = new Controls(this);
        statements = new PlStatements(this);
    }

    /** Reads the body; {@code at} is where its literal begins. */
    Node read(int at) {
        for (Parameter parameter : procedure.parameters()) {
            Name name = parameter.name();
            if (name != null) {
                scope.declare(name.text(), name.at());
            }
        }
        new ParameterLists(grammar).checkNumbers(tokens, procedure.parameters().size());
        checkLength(at);
        PlStatement.Block block = blocks.outermost();
        tokens.accept(';');
        if (!tokens.ended() && structure.sound()) {
            throw tokens.expected("the end of the procedure's body", "after the last 'END'")
                    .helping("is there one 'END' too many before it?");
        }
        return new Quoted(block, at);
    }

    private void checkLength(int at) {
        int length = tokens.length();
        if (length > LONGEST) {
            grammar.report(Problem.of(
                            SqlCode.ROUTINE_TOO_LARGE, at, "the body has " + length + " characters; 2 MB are the most")
                    .help("move parts of it to procedures of their own"));
        }
    }

    /** Reports a mistake that the reading of the body goes on after; what is too deep ends it. */
    void recover(SyntaxError error, int depth) {
        if (error.problem().code() == SqlCode.TOO_DEEP) {
            throw error;
        }
        grammar.report(error.problem());
        grammar.back(depth);
    }

    VariableScope scope() {
        return scope;
    }

    /** Goes into a part of the body that has names of its own. */
    void enter(VariableScope.Kind kind, @Nullable Name label) {
        scope = new VariableScope(scope, kind, label == null ? null : label.text());
    }

    /** Comes back from the part it went into last. */
    void leave() {
        VariableScope outer = scope.outer();
        scope = outer == null ? scope : outer;
    }

    /** Comes back to an earlier scope, after a mistake. */
    void back(VariableScope earlier) {
        scope = earlier;
    }
}
