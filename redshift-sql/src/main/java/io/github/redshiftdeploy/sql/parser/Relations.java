package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Alias;
import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a query reads from: tables, subqueries, joins, pivots, paths into SUPER values. */
final class Relations {

    private final Grammar grammar;
    private final Tokens tokens;

    Relations(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads the relations of a FROM or USING. */
    List<Relation> list(String where) {
        List<Relation> relations = new ArrayList<>();
        do {
            relations.add(relation(relations.isEmpty() ? where : "after ','"));
        } while (tokens.accept(','));
        return List.copyOf(relations);
    }

    /** Reads a relation and what is joined to it. */
    Relation relation(String where) {
        grammar.enter();
        Relation first = single(where);
        List<Relation.Join> joins = null;
        for (String words = join(); words != null; words = join()) {
            joins = joins == null ? new ArrayList<>() : joins;
            joins.add(joined(words));
        }
        grammar.leave();
        return joins == null ? first : new Relation.Joined(first, List.copyOf(joins), first.at());
    }

    /** Reads the words of a join, or returns null when there is none. */
    private @Nullable String join() {
        if (tokens.accept(JOIN)) {
            return "JOIN";
        }
        if (tokens.accept(CROSS)) {
            tokens.expect(JOIN, "after 'CROSS'");
            return "CROSS JOIN";
        }
        if (!tokens.at(NATURAL) && !tokens.at(INNER) && !tokens.at(LEFT) && !tokens.at(RIGHT) && !tokens.at(FULL)) {
            return null;
        }
        StringBuilder words = new StringBuilder();
        if (tokens.accept(NATURAL)) {
            words.append("NATURAL ");
        }
        if (tokens.at(INNER) || tokens.at(LEFT) || tokens.at(RIGHT) || tokens.at(FULL)) {
            boolean outer = !tokens.at(INNER);
            words.append(tokens.keyword()).append(' ');
            tokens.advance();
            if (outer && tokens.accept(OUTER)) {
                words.append("OUTER ");
            }
        }
        tokens.expect(JOIN, "after '" + words.toString().strip() + "'");
        return words.append("JOIN").toString();
    }

    private Relation.Join joined(String words) {
        int at = tokens.here();
        if (words.startsWith("CROSS") || words.startsWith("NATURAL")) {
            return new Relation.Join(words, single("after '" + words + "'"), null, List.of(), at);
        }
        Relation relation = nested(words);
        if (tokens.accept(ON)) {
            return new Relation.Join(words, relation, grammar.expressions.expression(), List.of(), at);
        }
        if (tokens.accept(USING)) {
            return new Relation.Join(words, relation, null, grammar.names.enclosed("a column", "after 'USING'"), at);
        }
        throw tokens.expected("ON or USING", "after the joined relation");
    }

    /** Reads {@code b JOIN c ON … } in {@code a JOIN b JOIN c ON … ON …}, or just {@code b}. */
    private Relation nested(String words) {
        grammar.enter();
        Relation first = single("after '" + words + "'");
        List<Relation.Join> joins = null;
        while (!tokens.at(ON) && !tokens.at(USING)) {
            String inner = join();
            if (inner == null) {
                break;
            }
            joins = joins == null ? new ArrayList<>() : joins;
            joins.add(joined(inner));
        }
        grammar.leave();
        return joins == null ? first : new Relation.Joined(first, List.copyOf(joins), first.at());
    }

    private Relation single(String where) {
        Relation relation = primary(where);
        while (true) {
            if (tokens.at(PIVOT)) {
                relation = pivot(relation);
            } else if (tokens.at(UNPIVOT)) {
                relation = unpivot(relation);
            } else if (tokens.at(Keyword.TABLESAMPLE)) {
                relation = sample(relation);
            } else {
                return relation;
            }
        }
    }

    private Relation primary(String where) {
        int at = tokens.here();
        if (tokens.at(UNPIVOT)) {
            return attributes();
        }
        boolean lateral = tokens.accept(LATERAL);
        if (lateral) {
            grammar.unsupported(
                    "LATERAL", at, "join the rows; an array of SUPER needs no word: FROM t, t.items AS item");
        }
        if (tokens.at('(')) {
            return enclosed(lateral, at);
        }
        if ((tokens.at(UNNEST) || tokens.at(LEFT) || tokens.at(Keyword.ARRAY)) && tokens.at(1, '(')) {
            boolean unnest = tokens.at(UNNEST);
            return function(lateral, grammar.expressions.operand(), unnest, at);
        }
        boolean only = tokens.accept(ONLY);
        if (only) {
            grammar.unsupported("ONLY: its tables have no children", at, "leave the word out");
        }
        // The manual itself has a relation of that name, though it calls the word reserved.
        Name name = tokens.at(Keyword.ARRAY)
                ? grammar.names.rest(grammar.names.take(null))
                : grammar.names.qualified("a table or a subquery", where);
        if (tokens.at('(')) {
            return function(lateral, grammar.calls.call(name, ""), at);
        }
        if (tokens.at('[')) {
            return path(name, at);
        }
        if (tokens.accept('*') && !only) {
            throw tokens.expected("a relation", "");
        }
        Alias alias = alias();
        return new Relation.Table(name, only, alias, position(), at);
    }

    /** A path into a SUPER value that has an index: {@code t.items[0].parts AS part}. */
    private Relation path(Name name, int at) {
        Expression path = grammar.expressions.path(name);
        return function(false, path, at);
    }

    private Relation function(boolean lateral, Expression call, int at) {
        return function(lateral, call, false, at);
    }

    private Relation function(boolean lateral, Expression call, boolean unnest, int at) {
        Expression value = call;
        if (tokens.at('.') || tokens.at('[')) {
            value = grammar.expressions.path(call);
        }
        boolean offset = unnest && tokens.accept(WITH, OFFSET);
        if (tokens.accept(WITH, Keyword.ORDINALITY)) {
            grammar.unsupported("WITH ORDINALITY", at, "AT names the position: FROM t, t.items AS item AT position");
        }
        Alias alias = alias();
        return new Relation.Function(lateral, value, offset, alias, position(), at);
    }

    private @Nullable Name position() {
        return tokens.accept(AT) ? grammar.names.any("a name", "after 'AT'") : null;
    }

    private Relation enclosed(boolean lateral, int at) {
        int opener = tokens.here();
        tokens.advance();
        if (grammar.queries.atQuery()) {
            Query query = grammar.queries.query();
            tokens.close(')', opener, "after the subquery");
            return new Relation.Derived(lateral, query, alias(), at);
        }
        Relation inner = relation("after '('");
        tokens.close(')', opener, "after the relation");
        if (!(inner instanceof Relation.Table table)) {
            return new Relation.Parenthesized(inner, alias(), at);
        }
        // A name of several parts may be the path of an array, around which there may be brackets.
        if (table.alias() != null || table.name().qualifier() == null) {
            grammar.unsupported("brackets around a table alone", at, "leave them out; they hold a query or a join");
        }
        Alias alias = alias();
        return new Relation.Table(table.name(), false, alias == null ? table.alias() : alias, position(), at);
    }

    /**
     * Reads {@code AS name (columns)}, or nothing; unlike what a SELECT returns, a relation has no reserved word for
     * it.
     */
    @Nullable
    Alias alias() {
        int at = tokens.here();
        // The manual itself has an array that is called so.
        boolean array = tokens.at(AS) && tokens.keyword(1) == Keyword.ARRAY;
        Name name = array ? grammar.names.alias(Relations::bareAlias) : name();
        if (name == null) {
            return null;
        }
        List<Name> columns = tokens.at('(') ? columns(name) : List.of();
        return new Alias(name, columns, at);
    }

    private @Nullable Name name() {
        if (tokens.accept(AS)) {
            return grammar.names.simple("a name", "after 'AS'");
        }
        return grammar.names.alias(Relations::bareAlias);
    }

    private List<Name> columns(Name alias) {
        int opener = tokens.here();
        tokens.advance();
        List<Name> columns = new ArrayList<>();
        do {
            columns.add(grammar.names.simple("a column", columns.isEmpty() ? "after '('" : "after ','"));
            if (tokens.at('(')) {
                throw aggregate(alias);
            }
            if (grammar.types.atType()) {
                grammar.types.type("after the column");
            }
        } while (tokens.accept(','));
        tokens.close(')', opener, "after the columns");
        return List.copyOf(columns);
    }

    /** Returns the error that a call stands among the columns of an alias, which may be a mistyped PIVOT. */
    private SyntaxError aggregate(Name alias) {
        return Suggestion.of(alias.text(), List.of("PIVOT", "UNPIVOT"))
                .map(meant -> new SyntaxError(
                        Problem.of(SqlCode.SYNTAX, alias.at(), "expected a clause, found '" + alias.text() + "'")
                                .help("did you mean '" + meant + "'?")))
                .orElseGet(() -> tokens.expected("',' or ')'", "after the column"));
    }

    /** Words that begin the next clause, and so are no aliases without AS, though they are not reserved. */
    private static boolean bareAlias(Tokens tokens) {
        Keyword keyword = tokens.keyword();
        if (keyword == null) {
            return true;
        }
        return switch (keyword) {
            // FROM t, t.items AT i: the position in an array.
            case AT -> !tokens.atName(1) || !Selects.isBareAlias(tokens, 1);
            case SET, LATERAL, TABLESAMPLE, VALUES, REMOVE, RETURNING -> false;
            default -> Selects.bareAlias(tokens);
        };
    }

    private Relation attributes() {
        int at = tokens.here();
        tokens.advance();
        Expression object = grammar.expressions.operand();
        Name value = tokens.accept(AS) ? grammar.names.any("a name", "after 'AS'") : null;
        return new Relation.Attributes(object, value, position(), at);
    }

    private Relation pivot(Relation source) {
        tokens.advance();
        int opener = tokens.here();
        tokens.expect('(', "after 'PIVOT'");
        List<Query.Item> aggregates = items();
        tokens.expect(FOR, "after the aggregates of PIVOT");
        Name column = grammar.names.qualified("a column", "after 'FOR'");
        tokens.expect(IN, "after the column of PIVOT");
        List<Query.Item> values = enclosedItems("values of PIVOT");
        tokens.close(')', opener, "after the values of PIVOT");
        return new Relation.Pivot(source, aggregates, column, values, alias(), source.at());
    }

    private Relation unpivot(Relation source) {
        tokens.advance();
        String nulls = "";
        if (tokens.at(Keyword.INCLUDE, NULLS) || tokens.at(Keyword.EXCLUDE, NULLS)) {
            nulls = tokens.keyword() + " NULLS";
            tokens.advance();
            tokens.advance();
        }
        int opener = tokens.here();
        tokens.expect('(', "after 'UNPIVOT'");
        Name value = grammar.names.simple("the column of the values", "after '('");
        tokens.expect(FOR, "after the column of the values");
        Name column = grammar.names.simple("the column of the names", "after 'FOR'");
        tokens.expect(IN, "after the column of the names");
        List<Query.Item> columns = enclosedItems("columns of UNPIVOT");
        tokens.close(')', opener, "after the columns of UNPIVOT");
        return new Relation.Unpivot(source, nulls, value, column, columns, alias(), source.at());
    }

    private List<Query.Item> enclosedItems(String what) {
        int opener = tokens.here();
        tokens.expect('(', "after 'IN'");
        List<Query.Item> items = items();
        tokens.close(')', opener, "after the " + what);
        return items;
    }

    private List<Query.Item> items() {
        List<Query.Item> items = new ArrayList<>();
        do {
            int at = tokens.here();
            Expression value = grammar.expressions.expression();
            items.add(new Query.Item(value, grammar.names.alias(Selects::bareAlias), at));
        } while (tokens.accept(','));
        return List.copyOf(items);
    }

    private Relation sample(Relation source) {
        int at = tokens.here();
        tokens.advance();
        grammar.unsupported("TABLESAMPLE", at, "filter by a random number: WHERE RANDOM() < 0.1");
        Name method = grammar.names.simple("a method", "after 'TABLESAMPLE'");
        return new Relation.Sample(source, (Call) grammar.calls.call(method, ""), source.at());
    }
}
