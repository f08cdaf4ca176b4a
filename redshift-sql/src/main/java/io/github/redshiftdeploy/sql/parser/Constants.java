package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.EnumSet;
import java.util.Set;

/** Reads constants: numbers, strings, strings with a type before them, and intervals. */
final class Constants {

    /** Types that may stand before a string, as in {@code DATE '2026-01-31'}; others would hide a missing comma. */
    private static final Set<Keyword> LITERAL_TYPES = EnumSet.of(
            Keyword.DATE,
            Keyword.TIME,
            Keyword.TIMETZ,
            Keyword.TIMESTAMP,
            Keyword.TIMESTAMPTZ,
            Keyword.BOOL,
            Keyword.BOOLEAN,
            Keyword.CHAR,
            Keyword.BPCHAR,
            Keyword.VARCHAR,
            Keyword.TEXT,
            Keyword.SMALLINT,
            Keyword.INTEGER,
            Keyword.INT,
            Keyword.BIGINT,
            Keyword.INT2,
            Keyword.INT4,
            Keyword.INT8,
            Keyword.REAL,
            Keyword.FLOAT,
            Keyword.FLOAT4,
            Keyword.FLOAT8,
            Keyword.NUMERIC,
            Keyword.DECIMAL,
            Keyword.SUPER,
            Keyword.GEOMETRY,
            Keyword.GEOGRAPHY,
            Keyword.VARBYTE,
            Keyword.VARBINARY,
            Keyword.DOUBLE,
            Keyword.CHARACTER,
            Keyword.HLLSKETCH,
            Keyword.NAME);

    private final Grammar grammar;
    private final Tokens tokens;

    Constants(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads the next token as a literal. */
    Literal literal(Literal.Kind kind) {
        Literal literal = new Literal(kind, tokens.text(), tokens.here());
        tokens.advance();
        return literal;
    }

    /** Reads a keyword that is a value, such as TRUE. */
    Literal word() {
        Literal literal = new Literal(Literal.Kind.WORD, String.valueOf(tokens.keyword()), tokens.here());
        tokens.advance();
        return literal;
    }

    /** Reads a string; strings with line ends between them are one string. */
    Literal string() {
        int at = tokens.here();
        String text = tokens.text();
        boolean plain = tokens.kind() == TokenKind.STRING;
        tokens.advance();
        while (plain && tokens.kind() == TokenKind.STRING && tokens.onNewLine()) {
            text = text + "\n" + tokens.text();
            tokens.advance();
        }
        return new Literal(Literal.Kind.STRING, text, at);
    }

    /** Tells whether a type that may stand before a string does. */
    boolean atTyped(Keyword type) {
        return LITERAL_TYPES.contains(type) && atTyped();
    }

    /**
     * Tells whether the next token, a type, is followed by a string, or by the word that a type of several words has.
     */
    boolean atTyped() {
        return tokens.kind(1) == TokenKind.STRING
                || ((tokens.at(Keyword.TIME)
                                || tokens.at(Keyword.TIMESTAMP)
                                || tokens.at(Keyword.DOUBLE)
                                || tokens.at(Keyword.CHARACTER))
                        && (tokens.keyword(1) == Keyword.WITH
                                || tokens.keyword(1) == Keyword.WITHOUT
                                || tokens.keyword(1) == Keyword.PRECISION
                                || tokens.keyword(1) == Keyword.VARYING));
    }

    /** Reads a type and its string, as in {@code DATE '2026-01-31'}. */
    Expression typed() {
        int at = tokens.here();
        TypeName type = grammar.types.type("");
        if (tokens.kind() != TokenKind.STRING) {
            throw tokens.expected("a string", "after the type '" + type.name() + "'");
        }
        return new Expression.TypedLiteral(type, string(), at);
    }

    /** Tells whether INTERVAL, the next token, begins a constant and is no name. */
    boolean atInterval() {
        return tokens.kind(1) == TokenKind.STRING || tokens.at(1, '(') || tokens.kind(1) == TokenKind.PARAMETER;
    }

    /** Reads INTERVAL, its string, and the fields that it is made of. */
    Expression interval() {
        int at = tokens.here();
        tokens.advance();
        Literal precision = null;
        if (tokens.at('(')) {
            int opener = tokens.here();
            tokens.advance();
            if (!tokens.atNumber()) {
                throw tokens.expected("a precision", "after 'INTERVAL ('");
            }
            precision = literal(Literal.Kind.NUMBER);
            tokens.close(')', opener, "after the precision");
        }
        if (tokens.kind() != TokenKind.STRING && tokens.kind() != TokenKind.PARAMETER) {
            throw tokens.expected("a string", "after 'INTERVAL'");
        }
        Expression value = tokens.kind() == TokenKind.STRING ? string() : literal(Literal.Kind.PARAMETER);
        boolean fields = tokens.keyword() != null && Types.FIELDS.contains(tokens.keyword());
        return new Expression.Interval(precision, value, fields ? grammar.types.intervalFields() : null, at);
    }
}
