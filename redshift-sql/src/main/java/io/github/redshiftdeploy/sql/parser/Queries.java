package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import io.github.redshiftdeploy.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads queries. */
final class Queries {

    private static final Query.Head PLAIN = new Query.Head(false, "", List.of(), null, 0);

    private final Grammar grammar;
    private final Tokens tokens;
    private int end = -1;

    Queries(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
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
            Query.Into into = into();
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
        return ordered(select(new Query.Head(true, "", List.of(), null, at), at));
    }

    /** Reads what follows the word SELECT, which is not written. */
    Query withoutSelect() {
        return ordered(select(PLAIN, tokens.here()));
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
            return select();
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

    private Query select() {
        grammar.enter();
        int at = tokens.here();
        tokens.advance();
        Query.Select select = select(head(at), at);
        grammar.leave();
        return select;
    }

    private Query.Select select(Query.Head head, int at) {
        Query.Into into = null;
        List<Query.Item> items = List.of();
        if (tokens.at(INTO)) {
            into = into();
        }
        if (!emptyList()) {
            items = items();
        }
        List<Name> excluded = grammar.expressions.excluded();
        if (into == null && tokens.at(INTO)) {
            into = into();
        }
        List<Relation> from = tokens.accept(FROM) ? grammar.relations.list("after 'FROM'") : List.of();
        if (into == null && tokens.at(INTO)) {
            into = into();
        }
        Expression where = tokens.accept(WHERE) ? grammar.expressions.expression() : null;
        Query.Tail tail = tail();
        if (into == null && tokens.at(INTO)) {
            into = into();
        }
        return new Query.Select(head, items, excluded, into, from, where, tail, at);
    }

    /** PostgreSQL allows an empty list; it is a slip of the hand, and Redshift refuses it. */
    private boolean emptyList() {
        if (tokens.at(FROM) || tokens.ended() || tokens.at(')') || tokens.at(';')) {
            throw tokens.expected("an expression", "after 'SELECT'");
        }
        return false;
    }

    private Query.Head head(int at) {
        String quantifier = quantifier();
        List<Expression> on = List.of();
        if (quantifier.equals("DISTINCT") && tokens.at(ON) && tokens.at(1, '(')) {
            grammar.unsupported(
                    "DISTINCT ON",
                    tokens.here(),
                    "QUALIFY ROW_NUMBER() OVER (PARTITION BY … ORDER BY …) = 1 takes one row of each");
            tokens.advance();
            int opener = tokens.here();
            tokens.advance();
            on = grammar.expressions.list();
            tokens.close(')', opener, "after the expressions of 'DISTINCT ON'");
        }
        Expression top = tokens.accept(TOP) ? top() : null;
        if (top != null && quantifier.isEmpty()) {
            quantifier = quantifier();
        }
        return quantifier.isEmpty() && top == null ? PLAIN : new Query.Head(false, quantifier, on, top, at);
    }

    /** The number alone: a {@code *} behind it is the list, and no product. */
    private Expression top() {
        if (!tokens.atNumber() && !tokens.at('(') && !grammar.atPlaceholder() && !tokens.atName()) {
            throw tokens.expected("a number of rows", "after 'TOP'");
        }
        return grammar.expressions.primary();
    }

    private String quantifier() {
        if (!tokens.at(ALL) && !tokens.at(DISTINCT)) {
            return "";
        }
        String quantifier = String.valueOf(tokens.keyword());
        tokens.advance();
        return quantifier;
    }

    private List<Query.Item> items() {
        List<Query.Item> items = new ArrayList<>();
        do {
            if (!items.isEmpty() && (tokens.at(FROM) || tokens.at(INTO))) {
                throw tokens.expected("an expression", "after ','").helping("remove the ',' before it");
            }
            items.add(item());
        } while (tokens.accept(','));
        return List.copyOf(items);
    }

    private Query.Item item() {
        int at = tokens.here();
        if (tokens.accept('*')) {
            return new Query.Item(grammar.expressions.star(at), null, at);
        }
        Expression value = grammar.expressions.expression();
        return new Query.Item(value, grammar.names.alias(Queries::bareAlias), at);
    }

    /** Words that begin the next clause, and so are no aliases without AS, though they are not reserved. */
    static boolean bareAlias(Tokens tokens) {
        return isBareAlias(tokens, 0);
    }

    /** Tells whether a word near the next token does not begin a clause. */
    static boolean isBareAlias(Tokens tokens, int ahead) {
        Keyword keyword = tokens.keyword(ahead);
        if (keyword == null) {
            return true;
        }
        Keyword next = tokens.keyword(ahead + 1);
        return switch (keyword) {
            case QUALIFY, LOOP, WITHIN, OVER, FILTER -> false;
            case WINDOW -> tokens.keyword(ahead + 2) != AS;
            case EXCLUDE -> !tokens.at(ahead + 1, '(') && !tokens.atName(ahead + 1);
            case START -> next != WITH;
            case CONNECT -> next != BY;
            case FETCH -> next != Keyword.FIRST && next != Keyword.NEXT;
            default -> true;
        };
    }

    /** Reads where the rows go. */
    private Query.Into into() {
        int at = tokens.here();
        tokens.advance();
        StringBuilder words = new StringBuilder();
        while (tokens.at(Keyword.TEMP)
                || tokens.at(Keyword.TEMPORARY)
                || tokens.at(Keyword.TABLE)
                || (tokens.at(Keyword.STRICT) && tokens.atWord(1))) {
            words.append(words.isEmpty() ? "" : " ").append(tokens.keyword());
            tokens.advance();
        }
        return new Query.Into(words.toString(), grammar.names.list("a table or a variable", "after 'INTO'"), at);
    }

    private Query.@Nullable Tail tail() {
        int at = tokens.here();
        Expression startWith = tokens.accept(START, WITH) ? grammar.expressions.expression() : null;
        boolean noCycle = false;
        Expression connectBy = null;
        if (tokens.accept(CONNECT, BY)) {
            noCycle = tokens.accept(Keyword.NOCYCLE);
            connectBy = grammar.expressions.expression();
        }
        if (connectBy != null && startWith == null && tokens.accept(START, WITH)) {
            startWith = grammar.expressions.expression();
        }
        if (startWith != null && connectBy == null) {
            throw tokens.expected("CONNECT BY", "after 'START WITH'");
        }
        Query.Grouping grouping = tokens.at(GROUP) ? grouping() : null;
        Expression having = tokens.accept(HAVING) ? grammar.expressions.expression() : null;
        Expression qualify = tokens.accept(QUALIFY) ? grammar.expressions.expression() : null;
        List<Query.NamedWindow> windows = tokens.at(WINDOW) ? windows() : List.of();
        boolean plain = connectBy == null && grouping == null && having == null && qualify == null && windows.isEmpty();
        return plain ? null : new Query.Tail(startWith, connectBy, noCycle, grouping, having, qualify, windows, at);
    }

    private Query.Grouping grouping() {
        int at = tokens.here();
        tokens.advance();
        tokens.expect(BY, "after 'GROUP'");
        if (tokens.accept(ALL)) {
            return new Query.Grouping(true, List.of(), at);
        }
        return new Query.Grouping(false, groupItems(), at);
    }

    private List<Query.GroupItem> groupItems() {
        List<Query.GroupItem> items = new ArrayList<>();
        do {
            items.add(groupItem());
        } while (tokens.accept(','));
        return List.copyOf(items);
    }

    private Query.GroupItem groupItem() {
        int at = tokens.here();
        if ((tokens.at(Keyword.ROLLUP) || tokens.at(Keyword.CUBE)) && tokens.at(1, '(')) {
            String word = String.valueOf(tokens.keyword());
            tokens.advance();
            return new Query.GroupItem(word, null, sets(), at);
        }
        if (tokens.accept(Keyword.GROUPING, Keyword.SETS)) {
            return new Query.GroupItem("GROUPING SETS", null, sets(), at);
        }
        if (tokens.at('(') && tokens.at(1, ')')) {
            tokens.advance();
            tokens.advance();
            return new Query.GroupItem("", new Expression.Row(false, List.of(), at), List.of(), at);
        }
        return new Query.GroupItem("", grammar.expressions.expression(), List.of(), at);
    }

    private List<Query.GroupItem> sets() {
        grammar.enter();
        int opener = tokens.here();
        tokens.expect('(', "after 'GROUPING SETS'");
        List<Query.GroupItem> items = groupItems();
        tokens.close(')', opener, "after the grouping");
        grammar.leave();
        return items;
    }

    private List<Query.NamedWindow> windows() {
        grammar.unsupported("WINDOW clause", tokens.here(), "write the window behind each OVER");
        tokens.advance();
        List<Query.NamedWindow> windows = new ArrayList<>();
        do {
            int at = tokens.here();
            Name name = grammar.names.simple("the name of a window", "after 'WINDOW'");
            tokens.expect(AS, "after the window '" + name.text() + "'");
            windows.add(new Query.NamedWindow(name, grammar.calls.window(), at));
        } while (tokens.accept(','));
        return List.copyOf(windows);
    }
}
