package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that is more than an operator between two operands. */
public sealed interface Predicate extends Expression {

    /** {@code x IS NULL}, {@code x IS NOT TRUE}, {@code x ISNULL}: the test in words. */
    record Is(Expression operand, String test, int at) implements Predicate {
        @Override
        public void parts(NodeWriter to) {
            to.node(operand).word(test);
        }
    }

    /** {@code a IS [NOT] DISTINCT FROM b}. */
    record Distinct(Expression left, boolean not, Expression right, int at) implements Predicate {
        @Override
        public void parts(NodeWriter to) {
            to.node(left)
                    .word(not ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM")
                    .node(right);
        }
    }

    /** {@code x BETWEEN low AND high}. */
    record Between(
            Expression operand, boolean not, @Nullable String symmetry, Expression low, Expression high, int at)
            implements Predicate {
        @Override
        public void parts(NodeWriter to) {
            to.node(operand).wordIf(not, "NOT").word("BETWEEN").word(symmetry == null ? "" : symmetry);
            to.node(low).word("AND").node(high);
        }
    }

    /** {@code x IN (a, b)}. */
    record In(Expression operand, boolean not, List<Expression> values, int at) implements Predicate {
        @Override
        public void parts(NodeWriter to) {
            to.node(operand).wordIf(not, "NOT").word("IN").enclosed(values);
        }
    }

    /** {@code x IN (SELECT …)}. */
    record InQuery(Expression operand, boolean not, Query query, int at) implements Predicate {
        @Override
        public void parts(NodeWriter to) {
            to.node(operand).wordIf(not, "NOT").word("IN (").node(query).word(")");
        }
    }

    /** {@code x LIKE pattern}, and ILIKE and SIMILAR TO. */
    record Like(
            Expression operand,
            boolean not,
            String operator,
            Expression pattern,
            @Nullable Expression escape,
            int at) implements Predicate {
        @Override
        public void parts(NodeWriter to) {
            to.node(operand).wordIf(not, "NOT").word(operator).node(pattern).optional("ESCAPE", escape);
        }
    }

    /** {@code EXISTS (SELECT …)}. */
    record Exists(Query query, int at) implements Predicate {
        @Override
        public void parts(NodeWriter to) {
            to.word("EXISTS (").node(query).word(")");
        }
    }

    /** {@code x = ANY (…)}: compared with the rows of a query or the elements of an array. */
    record Quantified(Expression operand, String operator, String quantifier, Node values, int at)
            implements Predicate {
        @Override
        public void parts(NodeWriter to) {
            to.node(operand)
                    .word(operator)
                    .word(quantifier)
                    .word("(")
                    .node(values)
                    .word(")");
        }
    }
}
