package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Parameter;
import io.github.redshiftdeploy.sql.tree.PlDeclaration;
import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a block declares: variables, other names of parameters, cursors. */
final class Declarations {

    /** As many as a procedure may have ({@code stored-procedure-constraints}). */
    static final int MOST = 1024;

    /** Words that begin a statement, where a BEGIN is missing; as names of variables nobody has seen them. */
    private static final Set<Keyword> STATEMENTS = EnumSet.of(
            SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, TRUNCATE, IF, FOR, WHILE, RAISE, EXECUTE, RETURN, CALL,
            PERFORM, COMMIT, END);

    private final ProcedureBody body;
    private final Grammar grammar;
    private final Tokens tokens;
    private int count;

    Declarations(ProcedureBody body) {
        this.body = body;
        this.grammar = body.grammar;
        this.tokens = body.tokens;
    }

    /** Reads the declarations up to BEGIN; the word DECLARE may stand before each of them. */
    List<PlDeclaration> sections() {
        List<PlDeclaration> declarations = new ArrayList<>();
        if (!tokens.at(DECLARE)) {
            return declarations;
        }
        while (!tokens.ended() && !tokens.at(BEGIN) && !atMistypedBegin() && !atStatement()) {
            if (!tokens.accept(DECLARE)) {
                declaration().ifPresent(declarations::add);
            }
        }
        return List.copyOf(declarations);
    }

    /** Tells whether a word alone on its line is nearly BEGIN. */
    boolean atMistypedBegin() {
        return tokens.keyword() == null
                && tokens.word(0)
                && tokens.atLineEnd()
                && Suggestion.of(tokens.text(), List.of("BEGIN")).isPresent();
    }

    private boolean atStatement() {
        Keyword keyword = tokens.keyword();
        return keyword != null && STATEMENTS.contains(keyword);
    }

    private Optional<PlDeclaration> declaration() {
        int from = tokens.place();
        int depth = grammar.depth();
        try {
            PlDeclaration declaration = read();
            declare(declaration.name());
            body.statements.end(
                    "after the declaration of '" + declaration.name().text() + "'");
            return Optional.of(declaration);
        } catch (SyntaxError error) {
            body.recover(error, depth);
            declareAnyway(from);
            body.blocks.skip(tokens.place());
            return Optional.empty();
        }
    }

    /** A variable whose declaration is wrong is still meant to be there. */
    private void declareAnyway(int from) {
        int place = tokens.place();
        tokens.back(from);
        if (tokens.atName()) {
            body.scope().declare(tokens.unquoted(), tokens.here());
        }
        tokens.back(Math.max(place, from + 1));
    }

    private PlDeclaration read() {
        int at = tokens.here();
        Name name = grammar.names.simple("the name of a variable or BEGIN", "in the declarations");
        if (tokens.accept(ALIAS)) {
            tokens.expect(FOR, "after 'ALIAS'");
            return new PlDeclaration.Alias(name, aliased(), at);
        }
        if (tokens.at(CURSOR) || tokens.at(SCROLL, CURSOR) || tokens.at(NO, SCROLL)) {
            return cursor(name, at);
        }
        return variable(name, at);
    }

    private Expression aliased() {
        if (tokens.kind() != TokenKind.PARAMETER && !tokens.atName()) {
            throw tokens.expected("a parameter such as $1", "after 'ALIAS FOR'");
        }
        return grammar.expressions.operand();
    }

    private PlDeclaration cursor(Name name, int at) {
        String words = tokens.accept(NO, SCROLL) ? "NO SCROLL" : tokens.accept(SCROLL) ? "SCROLL" : "";
        tokens.expect(CURSOR, "after '" + name.text() + "'");
        List<Parameter> parameters = tokens.at('(') ? new ParameterLists(grammar).enclosed("") : List.of();
        if (!tokens.accept(FOR) && !tokens.accept(IS)) {
            throw tokens.expected("FOR", "after the cursor '" + name.text() + "'");
        }
        if (!grammar.queries.atQuery()) {
            throw tokens.expected("a query", "after 'FOR'");
        }
        return new PlDeclaration.Cursor(name, words, parameters, grammar.queries.query(), at);
    }

    private PlDeclaration variable(Name name, int at) {
        boolean constant = tokens.accept(CONSTANT);
        TypeName type = grammar.types.type("after the variable '" + name.text() + "'");
        boolean notNull = tokens.accept(NOT);
        if (notNull) {
            tokens.expect(NULL, "after 'NOT'");
        }
        new ParameterLists(grammar).checkArray(type);
        Expression value = value();
        if (value == null && notNull) {
            grammar.report(Problem.of(
                            SqlCode.MISSING_CLAUSE,
                            name.at(),
                            "the variable '" + name.text() + "' is NOT NULL and has no value")
                    .help("add := and the value that it begins with"));
        }
        return new PlDeclaration.Variable(name, constant, type, notNull, value, at);
    }

    private @Nullable Expression value() {
        boolean given = tokens.accept(":=") || tokens.accept('=') || tokens.accept(DEFAULT);
        return given ? body.statements.value() : null;
    }

    private void declare(Name name) {
        Integer before = body.scope().declare(name.text(), name.at());
        if (before != null) {
            grammar.report(Problem.of(
                            SqlCode.CONFLICT, name.at(), "there are two variables '" + name.text() + "' in this block")
                    .help("remove one of them, or give it another name")
                    .note("the other one is", before));
        }
        count++;
        if (count == MOST + 1) {
            grammar.report(Problem.of(
                            SqlCode.ROUTINE_TOO_LARGE, name.at(), "more than " + MOST + " variables in one procedure")
                    .help("move parts of it to procedures of their own"));
        }
    }
}
