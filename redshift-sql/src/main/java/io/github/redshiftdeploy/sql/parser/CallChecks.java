package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks calls while they are read: that the function is one of Redshift's, that it has its arguments, and that
 * aggregates and window functions stand where they make sense. A name with a schema before it is the user's own.
 */
final class CallChecks {

    private final Grammar grammar;

    /** Where the last aggregate of the query that is being read is, and how many there were before it. */
    private int lastAggregate;

    private int aggregates;

    CallChecks(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Returns a mark for the aggregates seen so far, at the start of a call or of a query inside this one. */
    int mark() {
        return aggregates;
    }

    /** Forgets the aggregates of a query, which has been read; {@code mark} is that of its start. */
    void endQuery(int mark) {
        aggregates = mark;
    }

    /** Reports what is wrong with a call; {@code mark} is that of its start. */
    void check(Call call, int mark) {
        Name name = call.name();
        boolean builtIn = name.qualifier() == null || name.qualifier().path().equals("pg_catalog");
        List<Expression> arguments = call.arguments();
        if (!builtIn || arguments == null) {
            return;
        }
        String function = name.key();
        KnownFunctions.Function known = KnownFunctions.named(function).orElse(null);
        if (known == null) {
            ForeignFunctions.check(grammar, name);
            return;
        }
        checkArguments(call, known, arguments);
        checkDistinct(call);
        Call.Window window = call.tail() == null ? null : call.tail().window();
        switch (known.kind()) {
            case PLAIN -> {}
            case WINDOW -> checkWindow(call, window);
            case AGGREGATE -> {
                if (window == null) {
                    checkAggregate(call, mark);
                } else {
                    checkFrame(call, window);
                }
            }
        }
    }

    private void checkWindow(Call call, Call.@Nullable Window window) {
        if (window == null) {
            grammar.report(Problem.of(
                            SqlCode.MISSING_WINDOW, call.at(), "'" + call.name().key() + "' without OVER")
                    .help("add OVER (PARTITION BY … ORDER BY …)"));
        }
    }

    /** LISTAGG is the only one that takes it ({@code r_WF_LISTAGG}). */
    private void checkDistinct(Call call) {
        if (call.quantifier().equals("DISTINCT")
                && !call.name().key().equals("listagg")
                && call.tail() != null
                && call.tail().window() != null) {
            grammar.unsupported(
                    "DISTINCT in a window function",
                    call.at(),
                    "compute it over a subquery that gives each value once, or take the greatest DENSE_RANK");
        }
    }

    private void checkAggregate(Call call, int mark) {
        if (aggregates > mark) {
            grammar.report(Problem.of(
                            SqlCode.NESTED_AGGREGATE,
                            lastAggregate,
                            "an aggregate inside '" + call.name().key() + "'")
                    .help("compute the inner one in a subquery, or add OVER to the outer one")
                    .note("'" + call.name().key() + "' is", call.at()));
        }
        aggregates = mark + 1;
        lastAggregate = call.at();
    }

    /** The manual demands a frame; the leader node, on tables of the system, does without. */
    private void checkFrame(Call call, Call.Window window) {
        if (!window.order().isEmpty() && window.frame() == null) {
            grammar.report(Problem.warning(
                            SqlCode.MISSING_WINDOW,
                            call.at(),
                            "'" + call.name().key() + "' with ORDER BY in its window, and without a frame")
                    .help("add ROWS UNBOUNDED PRECEDING, or whatever frame is meant"));
        }
    }

    private void checkArguments(Call call, KnownFunctions.Function known, List<Expression> arguments) {
        boolean spelled = call.tail() != null && !call.tail().words().isEmpty();
        int count = arguments.size();
        if (spelled || (count >= known.least() && count <= known.most()) || anyOpen(arguments)) {
            return;
        }
        String function = call.name().key();
        grammar.report(Problem.of(
                        SqlCode.WRONG_ARGUMENTS,
                        call.at(),
                        "'" + function + "' takes " + takes(known) + ", not " + count)
                .help(function.equals("count") && count == 0 ? "write COUNT(*) to count rows" : null));
    }

    private static boolean anyOpen(List<Expression> arguments) {
        for (Expression argument : arguments) {
            if (open(argument)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether an argument may stand for several, or for none. */
    private static boolean open(Expression argument) {
        return argument instanceof Literal literal
                && literal.kind() == Literal.Kind.PARAMETER
                && literal.text().startsWith("${");
    }

    private static String takes(KnownFunctions.Function known) {
        if (known.most() == 0) {
            return "no arguments";
        }
        if (known.least() == known.most()) {
            return known.least() == 1 ? "one argument" : known.least() + " arguments";
        }
        return known.most() == Integer.MAX_VALUE
                ? "at least " + known.least() + " arguments"
                : known.least() + " to " + known.most() + " arguments";
    }
}
