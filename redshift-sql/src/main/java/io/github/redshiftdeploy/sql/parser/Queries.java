package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads queries: common tables, set operators, the order and the number of rows. A single SELECT is read by
 * {@link Selects}.
 */
final class Queries {

    private final Grammar grammar;
    private final Tokens tokens;
    private final Selects selects;
    private int end = -1;

    Queries(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.selects = new Selects(grammar);
    }

    /**
     * Tells whether a query begins here. Behind brackets it may also be a value or a relation: what follows decides.
     */
    boolean atQuery() {
        int ahead = 0;
        while (tokens.at(ahead, '(')) {
            ahead++;
        }
        Keyword keyword = tokens.keyword(ahead);
        boolean query = keyword == SELECT || keyword == WITH || (keyword == VALUES && tokens.at(ahead + 1, '('));
        return query && (ahead == 0 || endsQuery(tokens.behindBracket()));
    }

    /** Tells {@code ((SELECT 1) UNION …)} from {@code ((SELECT 1) + 1)} and {@code ((SELECT 1) AS a JOIN …)}. */
    private boolean endsQuery(int ahead) {
        Keyword keyword = tokens.keyword(ahead);
        if (keyword == null) {
            return tokens.kind(ahead) == TokenKind.END || tokens.at(ahead, ')') || tokens.at(ahead, ';');
        }
        return switch (keyword) {
            case UNION, INTERSECT, EXCEPT, MINUS, ORDER, LIMIT, OFFSET, FOR, WITH, ON, RETURNING, LOOP -> true;
            default -> false;
        };
    }

    /** Reads a query with everything that may stand before and behind it. */
    Query query() {
        grammar.enter();
        int mark = grammar.callChecks.mark();
        Query query = query(tokens.at(WITH) ? commonTables() : null);
        grammar.callChecks.endQuery(mark);
        grammar.leave();
        return query;
    }

    /** Reads a query whose WITH clause, if it has one, has been read. */
    Query query(Query.@Nullable CommonTables tables) {
        Query body = ordered(setOperation());
        end = tokens.place();
        return tables == null ? body : new Query.With(tables, body, tables.at());
    }

    /** Tells whether the token that was read last is the end of a query. */
    boolean ended() {
        return end == tokens.place();
    }

    /** Reads a WITH clause. */
    Query.CommonTables commonTables() {
        int at = tokens.here();
        tokens.expect(WITH, "");
        boolean recursive = tokens.accept(RECURSIVE);
        List<Query.CommonTable> tables = new ArrayList<>();
        do {
            tables.add(commonTable(tables.isEmpty() ? "after 'WITH'" : "after ','"));
        } while (tokens.accept(','));
        grammar.rowChecks.distinct(tables.stream().map(Query.CommonTable::name).toList(), "common table");
        return new Query.CommonTables(recursive, List.copyOf(tables), at);
    }

    private Query.CommonTable commonTable(String where) {
        int at = tokens.here();
        Name name = grammar.names.simple("the name of a common table", where);
        List<Name> columns = tokens.at('(') ? grammar.names.enclosed("a column", "") : List.of();
        tokens.expect(AS, "after the common table", name);
        int opener = tokens.here();
        tokens.expect('(', "after 'AS'");
        if (!atQuery()) {
            throw tokens.expected("a query", "after 'AS ('");
        }
        Query query = query();
        tokens.close(')', opener, "after the query of the common table");
        return new Query.CommonTable(name, columns, query, at);
    }

    private Query ordered(Query body) {
        List<SortItem> order = List.of();
        if (tokens.accept(ORDER)) {
            tokens.expect(BY, "after 'ORDER'");
            order = grammar.calls.sortItems();
            order.forEach(this::checkKey);
        }
        Expression limit = null;
        Expression offset = null;
        while (tokens.at(LIMIT) || tokens.at(OFFSET)) {
            if (limit == null && tokens.accept(LIMIT)) {
                limit = limit();
            } else if (offset == null && tokens.accept(OFFSET)) {
                offset = grammar.calls.count("a number of rows", "after 'OFFSET'");
                skipRows();
            } else {
                throw tokens.expected("the end of the query", "after LIMIT and OFFSET");
            }
        }
        if (tokens.at(Keyword.FETCH) && (tokens.keyword(1) == Keyword.FIRST || tokens.keyword(1) == Keyword.NEXT)) {
            limit = fetchFirst();
        }
        if (tokens.at(Keyword.FOR) && (tokens.keyword(1) == Keyword.UPDATE || tokens.keyword(1) == Keyword.SHARE)) {
            grammar.unsupported(
                    "SELECT FOR " + tokens.keyword(1), tokens.here(), "LOCK takes the lock of a whole table");
            tokens.advance();
            tokens.advance();
        }
        if (limit != null
                && body instanceof Query.Select select
                && select.head().top() != null) {
            grammar.report(Problem.of(SqlCode.CONFLICT, limit.at(), "'LIMIT' does not go together with 'TOP'")
                    .help("keep one of the two")
                    .note("'TOP' is", select.head().at()));
        }
        Query filled = tokens.at(INTO) ? filled(body) : body;
        boolean plain = order.isEmpty() && limit == null && offset == null;
        return plain ? filled : new Query.Ordered(filled, order, limit, offset, body.at());
    }

    /** A string would be the same for each row, and Redshift refuses it. */
    private void checkKey(SortItem item) {
        if (item.key() instanceof Literal literal && literal.kind() == Literal.Kind.STRING) {
            grammar.unsupported(
                    "ORDER BY of a string", literal.at(), "a column's name stands in double quotes, or bare");
        }
    }

    /** PL/pgSQL takes INTO behind the query, too; it belongs to its first SELECT. */
    private Query filled(Query query) {
        if (query instanceof Query.SetOperation operation) {
            List<Query> queries = new ArrayList<>(operation.queries());
            queries.set(0, filled(queries.get(0)));
            return new Query.SetOperation(List.copyOf(queries), operation.operators(), operation.at());
        }
        if (query instanceof Query.Select select && select.into() == null) {
            Query.Into into = selects.into();
            return new Query.Select(
                    select.head(),
                    select.items(),
                    select.excluded(),
                    into,
                    select.from(),
                    select.where(),
                    select.tail(),
                    select.at());
        }
        return query;
    }

    /** Returns where the rows of a query go, or null. */
    static Query.@Nullable Into into(Query query) {
        if (query instanceof Query.Select select) {
            return select.into();
        }
        if (query instanceof Query.With with) {
            return into(with.body());
        }
        if (query instanceof Query.Ordered ordered) {
            return into(ordered.body());
        }
        if (query instanceof Query.Parenthesized parenthesized) {
            return into(parenthesized.inner());
        }
        return query instanceof Query.SetOperation operation
                ? into(operation.queries().get(0))
                : null;
    }

    /** Reads PERFORM and what follows it: a query, but for its first word. */
    Query perform() {
        int at = tokens.here();
        tokens.advance();
        return ordered(selects.behindWord(new Query.Head(true, "", List.of(), null, at), at));
    }

    /** Reads what follows the word SELECT, which is not written. */
    Query withoutSelect() {
        return ordered(selects.behindWord(Selects.PLAIN, tokens.here()));
    }

    private Expression limit() {
        if (tokens.at(ALL) || tokens.at(Keyword.NULL)) {
            Literal all = new Literal(Literal.Kind.WORD, String.valueOf(tokens.keyword()), tokens.here());
            tokens.advance();
            return all;
        }
        return grammar.calls.count("a number of rows or ALL", "after 'LIMIT'");
    }

    /** Reads {@code FETCH FIRST 5 ROWS ONLY}, which is a LIMIT to others. */
    private Expression fetchFirst() {
        int at = tokens.here();
        grammar.unsupported("FETCH FIRST", at, "LIMIT says how many rows are wanted");
        tokens.advance();
        tokens.advance();
        Expression rows = tokens.at(Keyword.ROW) || tokens.at(Keyword.ROWS)
                ? new Literal(Literal.Kind.NUMBER, "1", at)
                : grammar.calls.count("a number of rows", tokens.afterLast());
        skipRows();
        grammar.oneOf(tokens.afterLast(), "ONLY", "WITH TIES");
        return rows;
    }

    private void skipRows() {
        if (tokens.at(Keyword.ROWS) || tokens.at(Keyword.ROW)) {
            tokens.advance();
        }
    }

    /** Reads queries with set operators between them; INTERSECT binds more strongly than the others. */
    private Query setOperation() {
        Query first = intersection();
        return tokens.at(UNION) || tokens.at(EXCEPT) || tokens.at(MINUS) ? operation(first, false) : first;
    }

    private Query intersection() {
        Query first = single();
        return tokens.at(INTERSECT) ? operation(first, true) : first;
    }

    private Query operation(Query first, boolean intersect) {
        List<Query> queries = new ArrayList<>(List.of(first));
        List<String> operators = new ArrayList<>();
        while (intersect ? tokens.at(INTERSECT) : tokens.at(UNION) || tokens.at(EXCEPT) || tokens.at(MINUS)) {
            String operator = String.valueOf(tokens.keyword());
            tokens.advance();
            if (tokens.at(ALL) || tokens.at(DISTINCT)) {
                checkQuantifier(operator);
                operator += " " + tokens.keyword();
                tokens.advance();
            }
            operators.add(operator);
            queries.add(intersect ? single() : intersection());
        }
        grammar.rowChecks.union(queries, operators);
        return new Query.SetOperation(List.copyOf(queries), List.copyOf(operators), first.at());
    }

    /** ALL and DISTINCT go with UNION alone ({@code r_UNION}). */
    private void checkQuantifier(String operator) {
        if (!operator.equals("UNION")) {
            grammar.unsupported(
                    operator + " " + tokens.keyword(),
                    tokens.here(),
                    tokens.at(ALL)
                            ? operator + " alone gives each row once; number equal rows with ROW_NUMBER to keep them"
                            : "leave the word out: " + operator + " gives each row once");
        }
    }

    private Query single() {
        if (tokens.at(SELECT)) {
            return selects.select();
        }
        if (tokens.at(VALUES)) {
            grammar.unsupported("VALUES but in INSERT", tokens.here(), "write SELECT … UNION ALL SELECT …");
            return values();
        }
        int at = tokens.here();
        if (!tokens.at('(')) {
            throw tokens.expected("SELECT", "");
        }
        tokens.advance();
        Query inner = query();
        tokens.close(')', at, "after the query");
        return new Query.Parenthesized(inner, at);
    }

    /** Reads {@code VALUES (…), (…)}. */
    Query.Values values() {
        int at = tokens.here();
        tokens.advance();
        List<Expression.Row> rows = new ArrayList<>();
        do {
            int opener = tokens.here();
            tokens.expect('(', rows.isEmpty() ? "after 'VALUES'" : "after ','");
            List<Expression> values = grammar.expressions.list();
            tokens.closeList(opener, "after the values");
            rows.add(new Expression.Row(false, values, opener));
        } while (tokens.accept(','));
        return new Query.Values(List.copyOf(rows), at);
    }
}
