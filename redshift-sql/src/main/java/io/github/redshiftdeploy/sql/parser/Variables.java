package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.TypeName;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports variables, cursors and labels that a body names without a declaration. */
final class Variables {

    /** Functions that are written without parentheses, and so like a name. */
    private static final Set<String> VALUES = Set.of(
            "current_aws_account",
            "current_catalog",
            "current_database",
            "current_namespace",
            "current_role",
            "current_schema",
            "current_session_arn");

    private final ProcedureBody body;

    Variables(ProcedureBody body) {
        this.body = body;
    }

    /** Looks at a name that gets a value. */
    void assigned(Name name) {
        Name first = first(name);
        if (!known(first) && !(name.length() > 1 && body.scope().labelled(first.text()))) {
            body.grammar.report(undeclared(Severity.ERROR, "variable", first));
        }
    }

    /** Looks at the name of a cursor. */
    void cursor(Name name) {
        if (!known(name)) {
            body.grammar.report(undeclared(Severity.ERROR, "cursor", name));
        }
    }

    /**
     * Looks at the names in an expression that reads no table: there they can only be variables. The server sees that
     * when the expression is computed. Arguments are left out, as a date part is written like a name.
     */
    void used(Expression expression) {
        new Uses().node(expression);
    }

    private final class Uses extends Walk {
        @Override
        protected void visit(Node node) {
            if (node instanceof Name name) {
                use(name);
            } else if (node instanceof Expression.Field field) {
                visit(field.object());
            } else if (node instanceof Expression.Collated collated) {
                visit(collated.operand());
            } else if (!(node instanceof Call) && !(node instanceof Command) && !(node instanceof TypeName)) {
                into(node);
            }
        }
    }

    private void use(Name name) {
        if (name.length() > 1) {
            return;
        }
        if (VariableScope.ofHandlers(name.text()) && !body.scope().in(VariableScope.Kind.HANDLER)) {
            body.grammar.report(Problem.warning(
                            SqlCode.MISPLACED,
                            name.at(),
                            "'" + name.text() + "' has a value in an exception handler only")
                    .help("use it behind EXCEPTION WHEN OTHERS THEN"));
        } else if (!known(name) && !VALUES.contains(name.key())) {
            body.grammar.report(undeclared(Severity.WARNING, "variable", name));
        }
    }

    /** Looks at an EXIT or CONTINUE. */
    void left(String word, @Nullable Name label, int at) {
        VariableScope scope = body.scope();
        if (label == null) {
            if (!scope.in(VariableScope.Kind.LOOP)) {
                body.grammar.report(Problem.of(SqlCode.MISPLACED, at, word + " stands outside a loop")
                        .help("RETURN ends the procedure"));
            }
            return;
        }
        boolean found = word.equals("EXIT") ? scope.labelled(label.text()) : scope.loopLabelled(label.text());
        if (!found) {
            body.grammar.report(Problem.of(
                            SqlCode.UNDECLARED,
                            label.at(),
                            "there is no " + (word.equals("EXIT") ? "loop or block" : "loop") + " around this '" + word
                                    + "' with the label '" + label.text() + "'")
                    .help("write <<" + label.text() + ">> before the loop"));
        }
    }

    private static Name first(Name name) {
        Name first = name;
        while (first.qualifier() != null) {
            first = first.qualifier();
        }
        return first;
    }

    /** A placeholder stands for a name that is not known before the script runs. */
    private boolean known(Name name) {
        return name.text().contains("${") || body.scope().knows(name.text());
    }

    private Problem undeclared(Severity severity, String what, Name name) {
        String help = Suggestion.of(name.text(), body.scope().variables())
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("declare it before the BEGIN of the block");
        String message = "the " + what + " '" + name.text() + "' is not declared";
        return new Problem(severity, SqlCode.UNDECLARED, name.at(), message, List.of(), help);
    }
}
