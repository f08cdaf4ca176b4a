package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads calls: arguments and their special forms, WITHIN GROUP, the treatment of nulls, OVER. */
final class Calls {

    private final Grammar grammar;
    private final Tokens tokens;

    Calls(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads the arguments of a call, the next token being their bracket, and what may follow them. */
    Expression call(Name name, String prefix) {
        int opener = tokens.here();
        int mark = grammar.callChecks.mark();
        tokens.expect('(', "after the function", name);
        Arguments arguments = new Arguments();
        if (!tokens.at(')')) {
            arguments(name, arguments);
        }
        List<SortItem> order = tokens.accept(ORDER, BY) ? sortItems() : List.of();
        String nulls = nulls();
        boolean inside = !nulls.isEmpty();
        if (!tokens.accept(')')) {
            String where = arguments.values.isEmpty() ? "after '('" : "after the arguments of '" + name.text() + "'";
            tokens.closeList(opener, where);
        }
        List<SortItem> within = within();
        nulls = inside ? nulls : nulls();
        Expression filter = filter();
        Call.Window window = tokens.accept(OVER) ? window() : null;
        boolean plain = arguments.words.isEmpty() && order.isEmpty() && nulls.isEmpty() && within.isEmpty();
        Call.Tail tail = plain && filter == null && window == null
                ? null
                : new Call.Tail(List.copyOf(arguments.words), order, nulls, inside, within, filter, window);
        Call call = new Call(name, prefix, arguments.quantifier, List.copyOf(arguments.values), tail, name.at());
        grammar.callChecks.check(call, mark);
        return call;
    }

    /** What was read of the arguments so far. */
    private static final class Arguments {
        private final List<Expression> values = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private String quantifier = "";
    }

    private void arguments(Name name, Arguments arguments) {
        if (name.qualifier() == null && !name.quoted() && special(name.key(), arguments)) {
            return;
        }
        if (tokens.at(DISTINCT) || tokens.at(Keyword.ALL)) {
            arguments.quantifier = String.valueOf(tokens.keyword());
            tokens.advance();
        }
        do {
            arguments.values.add(argument());
        } while (tokens.accept(','));
        if (tokens.at(Keyword.SET) || tokens.at(Keyword.KEEP)) {
            objectTransform(arguments);
        }
    }

    private Expression argument() {
        int at = tokens.here();
        if (tokens.accept('*')) {
            return new Expression.Star(null, List.of(), at);
        }
        if (grammar.queries.atQuery() && !tokens.at('(')) {
            return new Expression.Subquery(grammar.queries.query(), at);
        }
        if (tokens.atWord() && (tokens.at(1, "=>") || tokens.at(1, ":="))) {
            Name name = grammar.names.take(null);
            String operator = tokens.text();
            tokens.advance();
            return new Expression.Named(name, operator, grammar.expressions.expression(), at);
        }
        return grammar.expressions.expression();
    }

    /** Reads the arguments of functions that have words between them; false when the call is an ordinary one. */
    private boolean special(String name, Arguments arguments) {
        return switch (name) {
            case "trim" -> trim(arguments);
            case "substring" -> between(arguments, FROM, FOR);
            case "overlay" -> between(arguments, Keyword.PLACING, FROM);
            case "position" -> position(arguments);
            case "extract" -> extract(arguments);
            default -> false;
        };
    }

    private boolean extract(Arguments arguments) {
        Expression field = tokens.atString()
                ? grammar.expressions.operand()
                : grammar.names.any("a date part", "after 'EXTRACT('");
        tokens.expect(FROM, "after the date part of 'EXTRACT'");
        add(arguments, "", field);
        add(arguments, "FROM", grammar.expressions.expression());
        return true;
    }

    private boolean trim(Arguments arguments) {
        String side = "";
        if (tokens.at(Keyword.BOTH) || tokens.at(Keyword.LEADING) || tokens.at(Keyword.TRAILING)) {
            side = String.valueOf(tokens.keyword());
            tokens.advance();
        }
        if (tokens.accept(FROM)) {
            add(arguments, (side + " FROM").strip(), grammar.expressions.expression());
            return true;
        }
        Expression first = grammar.expressions.expression();
        if (tokens.accept(FROM)) {
            add(arguments, side, first);
            add(arguments, "FROM", grammar.expressions.expression());
            return true;
        }
        if (!side.isEmpty()) {
            add(arguments, side, first);
            return true;
        }
        return commas(arguments, first);
    }

    /** Reads {@code x FROM a FOR b}, or plain arguments. */
    private boolean between(Arguments arguments, Keyword first, Keyword second) {
        Expression text = grammar.expressions.expression();
        if (!tokens.at(first) && !tokens.at(second)) {
            return commas(arguments, text);
        }
        add(arguments, "", text);
        while (tokens.at(first) || tokens.at(second) || tokens.at(FOR)) {
            String word = String.valueOf(tokens.keyword());
            tokens.advance();
            add(arguments, word, grammar.expressions.expression());
        }
        return true;
    }

    private boolean position(Arguments arguments) {
        Expression part = grammar.expressions.operand();
        if (!tokens.accept(IN)) {
            throw tokens.expected("IN", "after what 'POSITION' looks for")
                    .helping("write POSITION(part IN text), or STRPOS(text, part)");
        }
        add(arguments, "", part);
        add(arguments, "IN", grammar.expressions.expression());
        return true;
    }

    private boolean commas(Arguments arguments, Expression first) {
        arguments.values.add(first);
        while (tokens.accept(',')) {
            arguments.values.add(argument());
        }
        return true;
    }

    private static void add(Arguments arguments, String word, Expression value) {
        arguments.words.add(word);
        arguments.values.add(value);
    }

    /** Reads {@code KEEP path, … SET path, value, …} of OBJECT_TRANSFORM. */
    private void objectTransform(Arguments arguments) {
        for (int i = arguments.words.size(); i < arguments.values.size(); i++) {
            arguments.words.add(i == 0 ? "" : ",");
        }
        while (tokens.at(Keyword.SET) || tokens.at(Keyword.KEEP)) {
            String word = String.valueOf(tokens.keyword());
            tokens.advance();
            do {
                add(arguments, word, grammar.expressions.expression());
                word = ",";
            } while (tokens.accept(','));
        }
    }

    private String nulls() {
        if (tokens.accept(IGNORE, NULLS)) {
            return "IGNORE NULLS";
        }
        return tokens.accept(RESPECT, NULLS) ? "RESPECT NULLS" : "";
    }

    private List<SortItem> within() {
        if (!tokens.accept(WITHIN, GROUP)) {
            return List.of();
        }
        int opener = tokens.here();
        tokens.expect('(', "after 'WITHIN GROUP'");
        tokens.expect(ORDER, "after 'WITHIN GROUP ('");
        tokens.expect(BY, "after 'ORDER'");
        List<SortItem> items = sortItems();
        tokens.close(')', opener, "after the order of 'WITHIN GROUP'");
        return items;
    }

    private @Nullable Expression filter() {
        if (!tokens.at(FILTER) || !tokens.at(1, '(')) {
            return null;
        }
        grammar.unsupported("FILTER", tokens.here(), "give the aggregate a CASE that is null for the other rows");
        tokens.advance();
        int opener = tokens.here();
        tokens.advance();
        tokens.expect(WHERE, "after 'FILTER ('");
        Expression condition = grammar.expressions.expression();
        tokens.close(')', opener, "after the condition of 'FILTER'");
        return condition;
    }

    /** Reads what follows OVER, or the definition of a named window. */
    Call.Window window() {
        int at = tokens.here();
        if (!tokens.at('(')) {
            return new Call.Window(
                    grammar.names.simple("'(' or the name of a window", "after 'OVER'"),
                    List.of(),
                    List.of(),
                    null,
                    at);
        }
        tokens.advance();
        List<Expression> partition = tokens.accept(PARTITION, BY) ? grammar.expressions.list() : List.of();
        List<SortItem> order = tokens.accept(ORDER, BY) ? sortItems() : List.of();
        Call.Frame frame = tokens.at(ROWS) || tokens.at(RANGE) ? frame() : null;
        if (tokens.at(PARTITION, BY) || tokens.at(ORDER, BY)) {
            throw tokens.expected("')'", "after the window")
                    .helping("the order in a window is PARTITION BY, ORDER BY, ROWS");
        }
        tokens.close(')', at, "after the window");
        return new Call.Window(null, partition, order, frame, at);
    }

    private Call.Frame frame() {
        int at = tokens.here();
        if (tokens.at(RANGE)) {
            grammar.unsupported("frames by RANGE", at, "ROWS counts the rows before and behind");
        }
        String unit = String.valueOf(tokens.keyword());
        tokens.advance();
        if (!tokens.accept(BETWEEN)) {
            return new Call.Frame(unit, bound(), null, at);
        }
        Call.Bound from = bound();
        tokens.expect(AND, "after the first bound of the frame");
        return new Call.Frame(unit, from, bound(), at);
    }

    private Call.Bound bound() {
        int at = tokens.here();
        if (tokens.accept(CURRENT, ROW)) {
            return new Call.Bound(null, "CURRENT ROW", at);
        }
        Expression offset = tokens.at(UNBOUNDED) ? null : grammar.expressions.operand();
        String words = offset == null ? "UNBOUNDED " : "";
        if (offset == null) {
            tokens.advance();
        }
        if (!tokens.at(PRECEDING) && !tokens.at(FOLLOWING)) {
            throw tokens.expected("PRECEDING or FOLLOWING", "in the frame of the window");
        }
        words += tokens.keyword();
        tokens.advance();
        return new Call.Bound(offset, words, at);
    }

    /** Reads the items of an ORDER BY. */
    List<SortItem> sortItems() {
        List<SortItem> items = new ArrayList<>();
        do {
            int at = tokens.here();
            Expression key = grammar.expressions.expression();
            String direction = "";
            if (tokens.at(Keyword.ASC) || tokens.at(Keyword.DESC)) {
                direction = String.valueOf(tokens.keyword());
                tokens.advance();
            }
            items.add(new SortItem(key, direction, nullsOrder(), at));
        } while (tokens.accept(','));
        return List.copyOf(items);
    }

    private String nullsOrder() {
        if (!tokens.at(NULLS)) {
            return "";
        }
        if (tokens.accept(NULLS, Keyword.FIRST)) {
            return "NULLS FIRST";
        }
        if (tokens.accept(NULLS, Keyword.LAST)) {
            return "NULLS LAST";
        }
        tokens.advance();
        throw tokens.expected("FIRST or LAST", "after 'NULLS'");
    }

    /** Reads a number or a mark in the place of one. */
    Expression count(String what, String where) {
        if (!tokens.atNumber()
                && !tokens.atWord()
                && !tokens.at('(')
                && !tokens.at('-')
                && tokens.kind() != io.github.redshiftdeploy.sql.lexer.TokenKind.PARAMETER) {
            throw tokens.expected(what, where);
        }
        return grammar.expressions.operand();
    }

    static Literal word(String word, int at) {
        return new Literal(Literal.Kind.WORD, word, at);
    }
}
