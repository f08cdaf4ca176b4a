package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Predicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions by precedence, as Pratt described it: what stands before an operator binds to it when the operator
 * is stronger than the one before.
 */
final class Expressions {

    // The precedences, from the weakest, as PostgreSQL 8 has them.
    private static final int OR = 1;
    private static final int CONJUNCTION = 2;
    private static final int NEGATION = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int MEMBERSHIP = 6;
    private static final int OTHER = 7;
    private static final int SUM = 8;
    private static final int PRODUCT = 9;
    private static final int POWER = 10;
    private static final int ZONED = 11;
    private static final int SIGN = 12;

    private final Grammar grammar;
    private final Tokens tokens;
    private final Operands operands;

    Expressions(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.operands = new Operands(grammar);
    }

    /** Reads an expression. */
    Expression expression() {
        return expression(OR);
    }

    /** Reads an expression without comparisons, AND and OR, such as the bounds of a BETWEEN. */
    Expression operand() {
        return expression(OTHER);
    }

    /** Reads a constant, a name, a call or what is in parentheses. */
    Expression primary() {
        return operands.operand();
    }

    /** Reads a constant or a mark in the place of one, perhaps with a sign, but no operators behind it. */
    Expression constant() {
        int at = tokens.here();
        return tokens.accept('-') ? new Expression.Unary("-", operands.operand(), at) : operands.operand();
    }

    /** Reads one or more expressions with commas between them. */
    List<Expression> list() {
        Expression first = expression();
        if (!tokens.at(',')) {
            return List.of(first);
        }
        List<Expression> list = new ArrayList<>();
        list.add(first);
        while (tokens.accept(',')) {
            list.add(expression());
        }
        return List.copyOf(list);
    }

    /** Returns {@code *} as an item of a list, its mark already read. */
    Expression star(int at) {
        return operands.star(null, at);
    }

    /** Reads elements and fields behind a name or a call. */
    Expression path(Expression first) {
        return operands.attached(first);
    }

    /** Reads the columns that a list of expressions leaves out, or none. */
    List<Name> excluded() {
        return operands.excluded();
    }

    private Expression expression(int least) {
        grammar.enter();
        Expression left = prefix();
        for (int power = power(); power >= least; power = power()) {
            left = infix(left, power);
        }
        grammar.leave();
        return left;
    }

    private Expression prefix() {
        int at = tokens.here();
        if (tokens.accept(NOT)) {
            return new Expression.Unary("NOT", expression(NEGATION), at);
        }
        if (tokens.at(Keyword.PRIOR) && startsOperand(1)) {
            tokens.advance();
            return new Expression.Unary("PRIOR", expression(SIGN), at);
        }
        if (tokens.kind() == TokenKind.OPERATOR) {
            String sign = sign();
            if (sign != null) {
                tokens.advance();
                return new Expression.Unary(sign, expression(sign.length() == 1 ? SIGN : OTHER), at);
            }
        }
        return operands.operand();
    }

    private @Nullable String sign() {
        return switch (tokens.mark()) {
            case '-' -> "-";
            case '+' -> "+";
            case '~' -> "~";
            case '@' -> tokens.atVariable() ? null : "@";
            default -> tokens.at("|/") || tokens.at("||/") ? tokens.text() : null;
        };
    }

    private boolean startsOperand(int ahead) {
        return tokens.atWord(ahead) || tokens.kind(ahead) == TokenKind.NUMBER || tokens.at(ahead, '(');
    }

    /** Returns how strongly the next token binds what stands before it, or 0 when it is no operator. */
    private int power() {
        return switch (tokens.kind()) {
            case OPERATOR -> operatorPower();
            case WORD -> tokens.keyword() == null ? 0 : wordPower(tokens.keyword());
            default -> 0;
        };
    }

    private int wordPower(Keyword keyword) {
        return switch (keyword) {
            case OR -> OR;
            case AND -> CONJUNCTION;
            case IS, ISNULL, NOTNULL -> IS;
            case LIKE, ILIKE, IN, BETWEEN, OVERLAPS -> MEMBERSHIP;
            case SIMILAR -> tokens.keyword(1) == TO ? MEMBERSHIP : 0;
            case NOT -> negatedPower(tokens.keyword(1));
            case AT -> tokens.keyword(1) == TIME ? ZONED : 0;
            case COLLATE -> ZONED;
            case OPERATOR -> tokens.at(1, '(') ? OTHER : 0;
            default -> 0;
        };
    }

    private static int negatedPower(@Nullable Keyword keyword) {
        return keyword == LIKE || keyword == ILIKE || keyword == Keyword.IN || keyword == BETWEEN || keyword == SIMILAR
                ? MEMBERSHIP
                : 0;
    }

    private int operatorPower() {
        return switch (tokens.mark()) {
            case '=', '<', '>' -> COMPARISON;
            case '+', '-' -> SUM;
            case '*', '/', '%' -> PRODUCT;
            case '^' -> POWER;
            case '~', '|', '&', '#', '@' -> OTHER;
            case '(', ')', ',', '.', '[', ']', ';', ':', '{', '}', '?', '!', '`', '$', '\0' -> 0;
            default -> longOperatorPower();
        };
    }

    private int longOperatorPower() {
        if (tokens.at("<=") || tokens.at(">=") || tokens.at("<>") || tokens.at("!=") || tokens.at("^=")) {
            return COMPARISON;
        }
        boolean other = tokens.at("::") || tokens.at(":=") || tokens.at("=>") || tokens.at("..");
        return other || tokens.mark() > 1 ? 0 : OTHER;
    }

    private Expression infix(Expression left, int power) {
        return switch (power) {
            case IS -> is(left);
            case MEMBERSHIP -> membership(left);
            case ZONED -> zoned(left);
            default -> operation(left, power);
        };
    }

    /** Reads operators of one precedence, however many there are, in one loop. */
    private Expression operation(Expression left, int power) {
        int at = left.at();
        String operator = operator();
        if (tokens.at(Keyword.ANY) || tokens.at(Keyword.ALL) || tokens.at(Keyword.SOME)) {
            return quantified(left, operator);
        }
        Expression right = expression(power + 1);
        if (power() != power) {
            return new Expression.Binary(left, operator, right, at);
        }
        List<Expression> operands = new ArrayList<>(List.of(left, right));
        List<String> operators = new ArrayList<>(List.of(operator));
        while (power() == power) {
            operators.add(operator());
            operands.add(expression(power + 1));
        }
        return new Expression.Chain(List.copyOf(operands), List.copyOf(operators), at);
    }

    private String operator() {
        if (tokens.at(OPERATOR)) {
            return namedOperator();
        }
        int at = tokens.here();
        String operator =
                tokens.keyword() == null ? tokens.text() : tokens.keyword().name();
        tokens.advance();
        if (operator.equals("->")) {
            operator = tokens.at('>') && tokens.adjoins() ? "->>" : operator;
            tokens.accept('>');
            grammar.unsupported(
                    "operator " + operator,
                    at,
                    "value.name finds a field of SUPER, JSON_EXTRACT_PATH_TEXT of a string");
        } else if (operator.equals("@>") || operator.equals("<@")) {
            grammar.unsupported("operator " + operator, at, "ARRAY_CONTAINS looks for a value in a SUPER array");
        }
        return operator;
    }

    /** Reads {@code OPERATOR(pg_catalog.~)}, as psql writes in its own queries. */
    private String namedOperator() {
        int from = tokens.place();
        tokens.advance();
        int opener = tokens.here();
        tokens.advance();
        while (!tokens.ended() && !tokens.at(')') && !tokens.at('(')) {
            tokens.advance();
        }
        tokens.close(')', opener, "after the operator");
        return tokens.words(from);
    }

    private Expression quantified(Expression left, String operator) {
        String quantifier = operator();
        int opener = tokens.here();
        tokens.expect('(', "after '" + quantifier + "'");
        Node values = grammar.queries.atQuery() ? grammar.queries.query() : expression();
        tokens.close(')', opener, "after the values");
        return new Predicate.Quantified(left, operator, quantifier, values, left.at());
    }

    private Expression is(Expression left) {
        if (tokens.at(Keyword.ISNULL) || tokens.at(Keyword.NOTNULL)) {
            return new Predicate.Is(left, operator(), left.at());
        }
        tokens.advance();
        boolean not = tokens.accept(NOT);
        if (tokens.at(DISTINCT)) {
            grammar.report(Problem.warning(
                            SqlCode.UNSUPPORTED,
                            tokens.here(),
                            "Redshift has IS DISTINCT FROM on the leader node alone")
                    .help("compare with =, and nulls with IS NULL"));
            tokens.advance();
            tokens.expect(FROM, "after 'IS DISTINCT'");
            return new Predicate.Distinct(left, not, expression(COMPARISON), left.at());
        }
        if (!tokens.at(NULL) && !tokens.at(Keyword.TRUE) && !tokens.at(Keyword.FALSE) && !tokens.at(Keyword.UNKNOWN)) {
            throw tokens.expected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM", not ? "after 'IS NOT'" : "after 'IS'");
        }
        return new Predicate.Is(left, (not ? "IS NOT " : "IS ") + operator(), left.at());
    }

    private Expression membership(Expression left) {
        boolean not = tokens.accept(NOT);
        if (tokens.accept(Keyword.IN)) {
            return in(left, not);
        }
        if (tokens.accept(BETWEEN)) {
            return between(left, not);
        }
        if (tokens.at(Keyword.OVERLAPS)) {
            return new Expression.Binary(left, operator(), expression(OTHER), left.at());
        }
        String operator = operator();
        if (operator.equals("SIMILAR")) {
            tokens.advance();
            operator = "SIMILAR TO";
        }
        if (tokens.at(Keyword.ANY) || tokens.at(Keyword.ALL) || tokens.at(Keyword.SOME)) {
            return quantified(left, not ? "NOT " + operator : operator);
        }
        Expression pattern = expression(OTHER);
        Expression escape = tokens.accept(ESCAPE) ? expression(OTHER) : null;
        return new Predicate.Like(left, not, operator, pattern, escape, left.at());
    }

    private Expression between(Expression left, boolean not) {
        String symmetry = tokens.at(Keyword.SYMMETRIC) || tokens.at(Keyword.ASYMMETRIC) ? operator() : null;
        Expression low = expression(OTHER);
        tokens.expect(AND, "after the lower bound of BETWEEN");
        return new Predicate.Between(left, not, symmetry, low, expression(OTHER), left.at());
    }

    private Expression in(Expression left, boolean not) {
        if (tokens.kind() == TokenKind.PLACEHOLDER || tokens.kind() == TokenKind.PARAMETER) {
            return new Predicate.In(left, not, List.of(operands.operand()), left.at());
        }
        int opener = tokens.here();
        tokens.expect('(', "after 'IN'");
        if (grammar.queries.atQuery()) {
            Predicate in = new Predicate.InQuery(left, not, grammar.queries.query(), left.at());
            tokens.close(')', opener, "after the query of 'IN'");
            return in;
        }
        List<Expression> values = list();
        tokens.closeList(opener, "after the values of 'IN'");
        return new Predicate.In(left, not, values, left.at());
    }

    private Expression zoned(Expression left) {
        if (tokens.accept(Keyword.COLLATE)) {
            if (tokens.atString()) {
                throw tokens.expected("a collation", "after 'COLLATE'");
            }
            return new Expression.Collated(left, grammar.names.any("a collation", "after 'COLLATE'"), left.at());
        }
        tokens.advance();
        tokens.advance();
        tokens.expect(ZONE, "after 'AT TIME'");
        return new Expression.AtTimeZone(left, expression(SIGN), left.at());
    }
}
