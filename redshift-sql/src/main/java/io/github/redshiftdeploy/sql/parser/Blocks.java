package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.PlDeclaration;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks and lists of statements. A statement with a mistake is left out, and the reading goes on behind it, so
 * that one run tells of every statement that is wrong.
 */
final class Blocks {

    /** Words at the start of a line that begin a statement of PL/pgSQL, and nothing inside a statement of SQL. */
    private static final Set<Keyword> STARTS =
            EnumSet.of(BEGIN, DECLARE, RAISE, RETURN, WHILE, ELSIF, ELSEIF, Keyword.EXIT, PERFORM, GET);

    private final ProcedureBody body;
    private final Grammar grammar;
    private final Tokens tokens;
    private final Declarations declarations;

    Blocks(ProcedureBody body) {
        this.body = body;
        this.grammar = body.grammar;
        this.tokens = body.tokens;
        this.declarations = new Declarations(body);
    }

    /** Reads the block that is the whole body. */
    PlStatement.Block outermost() {
        int at = tokens.here();
        Name label = label();
        if (!tokens.at(BEGIN) && !tokens.at(DECLARE)) {
            throw tokens.oneOf("at the start of the procedure's body", "DECLARE", "BEGIN")
                    .mistake();
        }
        return block(label, at);
    }

    /** Reads {@code <<label>>}, or nothing. */
    @Nullable
    Name label() {
        if (!tokens.accept("<<")) {
            return null;
        }
        Name label = grammar.names.any("a label", "after '<<'");
        if (!tokens.accept(">>")) {
            throw tokens.expected("'>>'", "after the label '" + label.text() + "'");
        }
        if (body.scope().labelled(label.text())
                && !label.key().equals(body.procedure.name().key())) {
            grammar.report(Problem.warning(
                            SqlCode.CONFLICT, label.at(), "the label '" + label.text() + "' is inside one of that name")
                    .help("give one of them another name"));
        }
        return label;
    }

    /** Reads {@code DECLARE … BEGIN … EXCEPTION … END label}; what ends it is for the caller. */
    PlStatement.Block block(@Nullable Name label, int at) {
        grammar.enter();
        body.enter(VariableScope.Kind.BLOCK, label);
        List<PlDeclaration> declared = declarations.sections();
        int opener = tokens.here();
        begin(declared.isEmpty() ? "" : "after the declarations");
        body.structure.open(Structure.Part.BEGIN);
        List<PlStatement> statements = new ArrayList<>();
        List<PlStatement.Handler> handlers = new ArrayList<>();
        Structure.Closing closing;
        do {
            statements.addAll(statements());
            if (tokens.at(EXCEPTION, WHEN)) {
                handlers.addAll(handlers());
            }
            closing = body.structure.close(opener);
        } while (closing == Structure.Closing.ASTRAY);
        if (closing == Structure.Closing.CLOSED) {
            endLabel(label, "block");
        }
        body.leave();
        grammar.leave();
        return new PlStatement.Block(label, declared, List.copyOf(statements), List.copyOf(handlers), at);
    }

    private void begin(String where) {
        if (tokens.accept(BEGIN)) {
            if (tokens.at(';')) {
                grammar.report(tokens.expected("a statement", "after 'BEGIN'")
                        .helping("remove the ';': BEGIN is no statement here")
                        .problem());
                tokens.advance();
            }
            return;
        }
        grammar.report(tokens.expected("BEGIN", where)
                .helping("write BEGIN between the declarations and the statements")
                .problem());
        if (declarations.atMistypedBegin()) {
            tokens.advance();
        }
    }

    private List<PlStatement.Handler> handlers() {
        tokens.advance();
        body.enter(VariableScope.Kind.HANDLER, null);
        List<PlStatement.Handler> handlers = new ArrayList<>();
        while (tokens.at(WHEN)) {
            int at = tokens.here();
            tokens.advance();
            String conditions = conditions();
            body.controls.end(THEN, "after the condition of 'WHEN'");
            handlers.add(new PlStatement.Handler(conditions, statements(), at));
        }
        body.leave();
        return handlers;
    }

    private String conditions() {
        int from = tokens.place();
        do {
            condition();
        } while (tokens.accept(OR));
        return tokens.words(from).equalsIgnoreCase("OTHERS") ? "OTHERS" : tokens.words(from);
    }

    private void condition() {
        int at = tokens.here();
        if (tokens.accept(OTHERS)) {
            return;
        }
        String found = tokens.found();
        if (tokens.accept(SQLSTATE)) {
            grammar.expressions.operand();
        } else {
            grammar.names.any("OTHERS", "after 'WHEN'");
        }
        grammar.unsupported("exception condition " + found, at, "catch OTHERS, and look at SQLSTATE in the handler");
    }

    /** Reads the name of a part behind its END, or nothing; it must be the one in front of it. */
    void endLabel(@Nullable Name label, String part) {
        if (!tokens.atName() || (!tokens.at(1, ';') && tokens.kind(1) != TokenKind.END)) {
            return;
        }
        Name end = grammar.names.take(null);
        if (label == null) {
            grammar.report(Problem.of(
                            SqlCode.UNDECLARED,
                            end.at(),
                            "the " + part + " that ends with the label '" + end.text() + "' has none")
                    .help("write <<" + end.text() + ">> before the " + part + ", or is a ';' missing before it?"));
        } else if (!end.key().equals(label.key())) {
            grammar.report(Problem.of(
                            SqlCode.UNDECLARED,
                            end.at(),
                            "the " + part + " that ends with the label '" + end.text() + "' is called '" + label.text()
                                    + "'")
                    .help("write " + label.text() + " behind its END")
                    .note("the label is", label.at()));
        }
    }

    /** Reads statements up to the word that ends or divides the part they are in. */
    List<PlStatement> statements() {
        List<PlStatement> statements = new ArrayList<>();
        while (!body.structure.atEnd()) {
            statement().ifPresent(statements::add);
        }
        return List.copyOf(statements);
    }

    private Optional<PlStatement> statement() {
        int from = tokens.place();
        int depth = grammar.depth();
        int open = body.structure.size();
        VariableScope scope = body.scope();
        try {
            return Optional.of(body.statements.statement());
        } catch (SyntaxError error) {
            body.recover(error, depth);
            body.structure.back(open);
            body.back(scope);
            skip(from);
            return Optional.empty();
        }
    }

    /**
     * Goes behind the statement with a mistake that begins at a token; by one token at least, so that the reading comes
     * to an end.
     */
    void skip(int from) {
        int reached = tokens.place();
        tokens.back(from);
        int cases = 0;
        while (!tokens.ended() && (tokens.place() < reached || !atStop(cases))) {
            if (tokens.at(CASE)) {
                cases++;
            } else if (tokens.at(END)) {
                cases--;
            }
            tokens.advance();
        }
        if (!tokens.accept(';') && tokens.place() == from) {
            tokens.advance();
        }
    }

    /** Tells whether a statement ends here, or another one seems to begin; a CASE has an END of its own. */
    private boolean atStop(int cases) {
        if (tokens.at(';')) {
            return true;
        }
        Keyword keyword = tokens.keyword();
        if (keyword == null || !tokens.onNewLine()) {
            return false;
        }
        return STARTS.contains(keyword) || tokens.at(EXCEPTION, WHEN) || (keyword == END && cases <= 0);
    }
}
