package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has a value. */
public sealed interface Expression extends Node
        permits Name,
                Literal,
                Predicate,
                Call,
                Expression.Star,
                Expression.Parenthesized,
                Expression.Unary,
                Expression.Binary,
                Expression.Chain,
                Expression.Case,
                Expression.Cast,
                Expression.TypedLiteral,
                Expression.Interval,
                Expression.Subquery,
                Expression.Row,
                Expression.Array,
                Expression.Element,
                Expression.Field,
                Expression.AtTimeZone,
                Expression.Collated,
                Expression.OuterMark,
                Expression.Named {

    /** {@code *} or {@code t.*}, with the columns that EXCLUDE leaves out. */
    record Star(@Nullable Name qualifier, List<Name> excluded, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            if (qualifier != null) {
                to.node(qualifier).word(".");
            }
            to.word("*").enclosed("EXCLUDE", excluded);
        }
    }

    /** An expression in parentheses. */
    record Parenthesized(Expression inner, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.word("(").node(inner).word(")");
        }
    }

    /** {@code -x}, {@code NOT x}, {@code PRIOR x}. */
    record Unary(String operator, Expression operand, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.word(operator).node(operand);
        }
    }

    /** Two operands with an operator between them. */
    record Binary(Expression left, String operator, Expression right, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.node(left).word(operator).node(right);
        }
    }

    /**
     * Three or more operands with operators of one precedence between them, computed from the left. A sum of ten
     * thousand terms is one chain, and not a tree ten thousand deep.
     *
     * @param operators one fewer than operands
     */
    record Chain(List<Expression> operands, List<String> operators, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.node(operands.get(0));
            for (int i = 1; i < operands.size(); i++) {
                to.word(operators.get(i - 1)).node(operands.get(i));
            }
        }
    }

    /** {@code CASE}, with or without an operand. */
    record Case(
            @Nullable Expression operand,
            List<When> branches,
            @Nullable Expression otherwise,
            int at) implements Expression {
        /** One {@code WHEN condition THEN result}. */
        public record When(Expression condition, Expression result, int at) implements Node {
            @Override
            public void parts(NodeWriter to) {
                to.word("WHEN").node(condition).word("THEN").node(result);
            }
        }

        @Override
        public void parts(NodeWriter to) {
            to.word("CASE")
                    .optional(operand)
                    .all(branches)
                    .optional("ELSE", otherwise)
                    .word("END");
        }
    }

    /** A conversion: {@code CAST(x AS type)}, {@code x::type}, {@code CONVERT(type, x)}. */
    record Cast(Form form, Expression operand, TypeName type, int at) implements Expression {
        /** The ways to write a conversion. */
        public enum Form {
            CAST,
            TRY_CAST,
            COLONS,
            CONVERT
        }

        @Override
        public void parts(NodeWriter to) {
            switch (form) {
                case COLONS -> to.node(operand).word("::").node(type);
                case CONVERT ->
                    to.word("CONVERT(").node(type).word(",").node(operand).word(")");
                case CAST, TRY_CAST ->
                    to.word(form.name() + "(")
                            .node(operand)
                            .word("AS")
                            .node(type)
                            .word(")");
            }
        }
    }

    /** {@code DATE '2026-01-31'}: a type and a string. */
    record TypedLiteral(TypeName type, Literal value, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.node(type).node(value);
        }
    }

    /** {@code INTERVAL '1 day'}, {@code INTERVAL '1-2' YEAR TO MONTH}. */
    record Interval(
            @Nullable Literal precision,
            Expression value,
            @Nullable String fields,
            int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.word("INTERVAL");
            if (precision != null) {
                to.word("(").node(precision).word(")");
            }
            to.node(value).word(fields == null ? "" : fields);
        }
    }

    /** A query in parentheses that gives a value. */
    record Subquery(Query query, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.word("(").node(query).word(")");
        }
    }

    /** {@code (a, b)} or {@code ROW(a, b)}. */
    record Row(boolean word, List<Expression> values, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.word(word ? "ROW" : "").enclosed(values);
        }
    }

    /** {@code ARRAY[a, b]}, which PostgreSQL has and Redshift does not. */
    record Array(List<Expression> values, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.word("ARRAY[").list(values).word("]");
        }
    }

    /** {@code x[i]}, an element of a SUPER array; {@code x[a:b]} is a slice, which Redshift does not have. */
    record Element(
            Expression array,
            @Nullable Expression index,
            @Nullable Expression upTo,
            int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.node(array).word("[").optional(index).optional(":", upTo).word("]");
        }
    }

    /** {@code x[0].name}, a field of a SUPER value that is not simply named. */
    record Field(Expression object, Name name, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.node(object).word(".").node(name);
        }
    }

    /** {@code x AT TIME ZONE zone}. */
    record AtTimeZone(Expression operand, Expression zone, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.node(operand).word("AT TIME ZONE").node(zone);
        }
    }

    /** {@code x COLLATE name}. */
    record Collated(Expression operand, Name collation, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.node(operand).word("COLLATE").node(collation);
        }
    }

    /** {@code x (+)}: the side of a join that may be missing, as Oracle writes it. */
    record OuterMark(Expression operand, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.node(operand).word("(+)");
        }
    }

    /** {@code name => x} or {@code name := x}, an argument by its name. */
    record Named(Name name, String operator, Expression value, int at) implements Expression {
        @Override
        public void parts(NodeWriter to) {
            to.node(name).word(operator).node(value);
        }
    }
}
