package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one SELECT: its list, where its rows go, and its clauses from FROM to WINDOW. */
final class Selects {

    /** What stands before the list when nothing does. */
    static final Query.Head PLAIN = new Query.Head(false, "", List.of(), null, 0);

    private final Grammar grammar;
    private final Tokens tokens;

    Selects(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads SELECT and its clauses, up to what stands behind a whole query. */
    Query.Select select() {
        grammar.enter();
        int at = tokens.here();
        tokens.advance();
        Query.Select select = behindWord(head(at), at);
        grammar.leave();
        return select;
    }

    /** Reads the list and the clauses of a SELECT whose first words have been read. */
    Query.Select behindWord(Query.Head head, int at) {
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
        return new Query.Item(value, grammar.names.alias(Selects::bareAlias), at);
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
            case QUALIFY, LOOP, WITHIN, OVER, FILTER, TIMESTAMP -> false;
            case WINDOW -> tokens.keyword(ahead + 2) != AS;
            case EXCLUDE -> !tokens.at(ahead + 1, '(') && !tokens.atName(ahead + 1);
            case START -> next != WITH;
            case CONNECT -> next != BY;
            case FETCH -> next != Keyword.FIRST && next != Keyword.NEXT;
            default -> true;
        };
    }

    /** Reads where the rows go. */
    Query.Into into() {
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
