package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Predicate;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands between operators: columns, calls, CASE, and everything in parentheses. The constants are read by
 * {@link Constants}.
 */
final class Operands {

    private final Grammar grammar;
    private final Tokens tokens;
    private final Constants constants;

    Operands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.constants = new Constants(grammar);
    }

    /** Reads an operand and what is attached to it: a conversion, an element, a field. */
    Expression operand() {
        Expression operand = switch (tokens.kind()) {
            case STRING, DOLLAR_STRING -> constants.string();
            case NUMBER -> constants.literal(Literal.Kind.NUMBER);
            case PARAMETER -> constants.literal(Literal.Kind.PARAMETER);
            case PLACEHOLDER ->
                tokens.at(1, '.') || tokens.at(1, '(') ? name() : constants.literal(Literal.Kind.PARAMETER);
            case QUOTED_NAME -> name();
            case WORD -> tokens.keyword() == null ? name() : word(tokens.keyword());
            case OPERATOR -> tokens.at('(') ? enclosed() : mark();
            default -> throw expected();
        };
        return attached(operand);
    }

    private SyntaxError expected() {
        return tokens.expected("an expression", "");
    }

    private Expression mark() {
        if (tokens.at('*')) {
            throw tokens.expected("an expression", "");
        }
        throw expected();
    }

    private Expression word(Keyword keyword) {
        return switch (keyword) {
            case NULL, TRUE, FALSE, DEFAULT -> constants.word();
            case CASE -> caseExpression();
            case INTERVAL -> constants.atInterval() ? constants.interval() : name();
            case EXISTS -> tokens.at(1, '(') ? exists() : name();
            case ROW -> tokens.at(1, '(') ? row() : name();
            case ARRAY -> arrayOrName();
            case CAST, TRY_CAST -> tokens.at(1, '(') ? cast(keyword) : name();
            case CONVERT -> tokens.at(1, '(') ? convert() : name();
            case CURRENT_DATE,
                    CURRENT_TIME,
                    CURRENT_TIMESTAMP,
                    CURRENT_USER,
                    CURRENT_USER_ID,
                    SESSION_USER,
                    USER,
                    SYSDATE,
                    LOCALTIME,
                    LOCALTIMESTAMP -> value();
            case LEFT, RIGHT, UNNEST, COLLATE, ISNULL -> tokens.at(1, '(') ? name() : reserved();
            case APPROXIMATE -> tokens.atWord(1) ? approximate() : name();
            case TIMESTAMP -> constants.atTyped() || tokens.at(1, '(') ? constants.typed() : unlisted();
            case SELECT, WITH ->
                throw tokens.expected("an expression", "").helping("write a query inside an expression in parentheses");
            default -> plain(keyword);
        };
    }

    private Expression plain(Keyword keyword) {
        if (constants.atTyped(keyword)) {
            return constants.typed();
        }
        return keyword.reserved() ? reserved() : name();
    }

    /** A column named like a type: before a comma a cluster takes it for the type, as in {@code CONVERT(type, a)}. */
    private Expression unlisted() {
        return tokens.at(1, ',') ? reserved() : name();
    }

    private Expression reserved() {
        throw expected();
    }

    /** A value that is written like a name: it has no parentheses, or a precision in them. */
    private Expression value() {
        int at = tokens.here();
        boolean precise = tokens.at(Keyword.CURRENT_TIMESTAMP)
                || tokens.at(Keyword.CURRENT_TIME)
                || tokens.at(Keyword.LOCALTIME)
                || tokens.at(Keyword.LOCALTIMESTAMP);
        Name name = grammar.names.take(null);
        if (!precise || !tokens.at('(')) {
            return new Call(name, "", "", null, null, at);
        }
        return grammar.calls.call(name, "");
    }

    private Expression approximate() {
        tokens.advance();
        Name name = grammar.names.rest(grammar.names.any("a function", "after 'APPROXIMATE'"));
        return grammar.calls.call(name, "APPROXIMATE");
    }

    private Expression name() {
        Name name = path(grammar.names.take(null));
        if (tokens.at('(')) {
            return tokens.at(1, '+') && tokens.at(2, ')') ? name : grammar.calls.call(name, "");
        }
        if (tokens.at('.')) {
            tokens.advance();
            tokens.advance();
            return star(name, name.at());
        }
        return name;
    }

    /** Reads what follows a name behind dots, but no {@code .*}. */
    private Name path(Name first) {
        Name name = first;
        while (tokens.at('.') && !tokens.at(1, '*')) {
            tokens.advance();
            name = grammar.names.part(name);
        }
        return name;
    }

    /** Returns {@code name.*}, its mark already read, with what it leaves out. */
    Expression star(@Nullable Name qualifier, int at) {
        return new Expression.Star(qualifier, excluded(), at);
    }

    /** Reads the columns behind EXCLUDE, or none. */
    List<Name> excluded() {
        if (!tokens.accept(Keyword.EXCLUDE)) {
            return List.of();
        }
        return tokens.at('(')
                ? grammar.names.enclosed("a column", "after 'EXCLUDE'")
                : List.of(grammar.names.simple("a column", "after 'EXCLUDE'"));
    }

    private Expression enclosed() {
        int at = tokens.here();
        tokens.advance();
        if (grammar.queries.atQuery()) {
            Query query = grammar.queries.query();
            tokens.close(')', at, "after the query");
            return new Expression.Subquery(query, at);
        }
        if (tokens.at(')')) {
            throw expected();
        }
        Expression first = grammar.expressions.expression();
        if (!tokens.at(',')) {
            tokens.close(')', at, "after the expression");
            return first instanceof Expression.Subquery query && query.query() instanceof Query.Parenthesized
                    ? first
                    : new Expression.Parenthesized(first, at);
        }
        List<Expression> values = new ArrayList<>();
        values.add(first);
        while (tokens.accept(',')) {
            values.add(grammar.expressions.expression());
        }
        tokens.closeList(at, "after the values");
        return new Expression.Row(false, List.copyOf(values), at);
    }

    private Expression row() {
        int at = tokens.here();
        tokens.advance();
        int opener = tokens.here();
        tokens.advance();
        List<Expression> values = tokens.at(')') ? List.of() : grammar.expressions.list();
        tokens.close(')', opener, "after the values of 'ROW'");
        return new Expression.Row(true, values, at);
    }

    private Expression arrayOrName() {
        if (!tokens.at(1, '[')) {
            return name();
        }
        grammar.unsupported("ARRAY[…]", tokens.here(), "ARRAY(…) makes a SUPER array");
        return elements();
    }

    private Expression elements() {
        int at = tokens.here();
        tokens.advance();
        int opener = tokens.here();
        tokens.advance();
        List<Expression> values = tokens.at(']') ? List.of() : grammar.expressions.list();
        tokens.close(']', opener, "after the elements");
        return new Expression.Array(values, at);
    }

    private Expression exists() {
        int at = tokens.here();
        tokens.advance();
        int opener = tokens.here();
        tokens.advance();
        if (!grammar.queries.atQuery()) {
            throw tokens.expected("a query", "after 'EXISTS ('");
        }
        Query query = grammar.queries.query();
        tokens.close(')', opener, "after the query of 'EXISTS'");
        return new Predicate.Exists(query, at);
    }

    private Expression caseExpression() {
        int at = tokens.here();
        tokens.advance();
        Expression operand = tokens.at(WHEN) ? null : grammar.expressions.expression();
        List<Expression.Case.When> branches = new ArrayList<>();
        do {
            int when = tokens.here();
            tokens.expect(WHEN, operand == null ? "after 'CASE'" : "after the operand of 'CASE'");
            Expression condition = grammar.expressions.expression();
            tokens.expect(THEN, "after the condition of 'WHEN'");
            branches.add(new Expression.Case.When(condition, grammar.expressions.expression(), when));
        } while (tokens.at(WHEN));
        Expression otherwise = tokens.accept(ELSE) ? grammar.expressions.expression() : null;
        if (!tokens.accept(END)) {
            throw tokens.expected(otherwise == null ? "WHEN, ELSE or END" : "END", "in the 'CASE'")
                    .noting("the 'CASE' is", at);
        }
        return new Expression.Case(operand, List.copyOf(branches), otherwise, at);
    }

    private Expression cast(Keyword keyword) {
        int at = tokens.here();
        tokens.advance();
        int opener = tokens.here();
        tokens.advance();
        Expression operand = grammar.expressions.expression();
        tokens.expect(Keyword.AS, "after the value of '" + keyword + "'");
        TypeName type = grammar.types.type("after 'AS'");
        tokens.close(')', opener, "after the type");
        return new Expression.Cast(Expression.Cast.Form.valueOf(keyword.name()), operand, type, at);
    }

    private Expression convert() {
        int at = tokens.here();
        tokens.advance();
        int opener = tokens.here();
        tokens.advance();
        TypeName type = grammar.types.type("after 'CONVERT('");
        tokens.expect(',', "after the type of 'CONVERT'");
        Expression operand = grammar.expressions.expression();
        tokens.close(')', opener, "after the value of 'CONVERT'");
        return new Expression.Cast(Expression.Cast.Form.CONVERT, operand, type, at);
    }

    /** Reads conversions, elements and fields behind an operand. */
    Expression attached(Expression operand) {
        Expression result = operand;
        int levels = 0;
        while (tokens.kind() == TokenKind.OPERATOR) {
            if (tokens.accept("::")) {
                result = new Expression.Cast(
                        Expression.Cast.Form.COLONS, result, grammar.types.type("after '::'"), result.at());
            } else if (isConstant(result)) {
                break;
            } else if (tokens.at('[')) {
                result = element(result);
            } else if (tokens.at('.') && !(result instanceof Name) && tokens.atWord(1)) {
                tokens.advance();
                result = new Expression.Field(result, grammar.names.take(null), result.at());
            } else if (tokens.at('(') && tokens.at(1, '+') && tokens.at(2, ')')) {
                tokens.advance();
                tokens.advance();
                tokens.advance();
                result = new Expression.OuterMark(result, result.at());
            } else {
                break;
            }
            grammar.enter();
            levels++;
        }
        for (; levels > 0; levels--) {
            grammar.leave();
        }
        return result;
    }

    /** Tells whether it has no elements and no fields, unless it stands in parentheses. */
    private static boolean isConstant(Expression operand) {
        return operand instanceof Literal literal && literal.kind() != Literal.Kind.PARAMETER;
    }

    private Expression element(Expression array) {
        int opener = tokens.here();
        tokens.advance();
        Expression index = tokens.at(':') || tokens.at(']') ? null : grammar.expressions.expression();
        if (tokens.at(':')) {
            grammar.unsupported("slices of arrays", tokens.here(), "SUBARRAY takes a part of a SUPER array");
        }
        Expression upTo = tokens.accept(':') ? grammar.expressions.expression() : null;
        tokens.close(']', opener, "after the index");
        return new Expression.Element(array, index, upTo, array.at());
    }
}
