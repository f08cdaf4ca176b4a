package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import io.github.redshiftdeploy.sql.tree.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements of PL/pgSQL, the simple ones by itself. */
final class PlStatements {

    private final ProcedureBody body;
    private final Grammar grammar;
    private final Tokens tokens;
    private final RaiseCommands messages;
    private final BodyCursors cursors;
    private final BodyCommands commands;

    PlStatements(ProcedureBody body) {
        this.body = body;
        this.grammar = body.grammar;
        this.tokens = body.tokens;
        this.messages = new RaiseCommands(body);
        this.cursors = new BodyCursors(body);
        this.commands = new BodyCommands(body);
    }

    /** Reads a statement with the semicolon behind it. */
    PlStatement statement() {
        grammar.enter();
        PlStatement statement = tokens.at("<<") ? labelled() : atAssignment() ? assignment() : read();
        grammar.leave();
        return statement;
    }

    private PlStatement labelled() {
        int at = tokens.here();
        Name label = body.blocks.label();
        if (body.controls.atLoop()) {
            return body.controls.loop(label, at);
        }
        if (!tokens.at(BEGIN) && !tokens.at(DECLARE)) {
            throw tokens.expected("a loop or a block", "after the label");
        }
        return block(label, at);
    }

    private PlStatement block(@Nullable Name label, int at) {
        PlStatement block = body.blocks.block(label, at);
        end("after 'END'");
        return block;
    }

    private PlStatement read() {
        Keyword keyword = tokens.keyword();
        if (keyword == null) {
            return commands.command();
        }
        return switch (keyword) {
            case BEGIN, DECLARE -> block(null, tokens.here());
            case IF -> body.controls.conditional();
            case CASE -> body.controls.choice();
            case LOOP, WHILE, FOR -> body.controls.loop(null, tokens.here());
            case EXIT, CONTINUE -> body.controls.leave();
            case RETURN -> giveBack();
            case RAISE -> messages.raise();
            case GET -> messages.diagnostics();
            case EXECUTE -> execute();
            case PERFORM -> perform();
            case OPEN -> cursors.open();
            case FETCH, MOVE -> cursors.fetch();
            case CLOSE -> cursors.close();
            case NULL -> nothing();
            default -> commands.command();
        };
    }

    /** Reads the semicolon behind a statement. When it is missing, says so, and goes on with what follows. */
    void end(String where) {
        if (tokens.accept(';') || (tokens.ended() && body.structure.size() == 0)) {
            return;
        }
        boolean line = tokens.ended() || tokens.onNewLine();
        grammar.report(Problem.of(
                        SqlCode.SYNTAX,
                        line ? Math.max(tokens.behind() - 1, 0) : tokens.here(),
                        "expected ';' " + where + ", found " + tokens.found())
                .help("is a ';' missing before " + tokens.found() + "?"));
        if (!line) {
            body.blocks.skip(tokens.place());
        }
    }

    private boolean atAssignment() {
        if (!tokens.atWord() && tokens.kind() != TokenKind.PARAMETER) {
            return false;
        }
        int ahead = 1;
        while (tokens.at(ahead, '.') && tokens.atWord(ahead + 1)) {
            ahead += 2;
        }
        return tokens.at(ahead, ":=") || tokens.at(ahead, '=');
    }

    private PlStatement assignment() {
        int at = tokens.here();
        Expression target;
        if (tokens.kind() == TokenKind.PARAMETER) {
            target = grammar.expressions.operand();
        } else {
            Name name = grammar.names.rest(grammar.names.take(null));
            body.variables.assigned(name);
            target = name;
        }
        tokens.advance();
        Expression value = value();
        end("after the assignment");
        return new PlStatement.Assignment(target, value, at);
    }

    /**
     * Reads an expression. The server puts SELECT before it, so that {@code n := count(*) FROM t} is one too; that is
     * the same as the query in parentheses.
     */
    Expression value() {
        int from = tokens.place();
        Expression value = grammar.expressions.expression();
        if (tokens.at(FROM)) {
            int at = value.at();
            tokens.back(from);
            return new Expression.Subquery(grammar.queries.withoutSelect(), at);
        }
        body.variables.used(value);
        return value;
    }

    private PlStatement nothing() {
        int at = tokens.here();
        tokens.advance();
        end("after 'NULL'");
        return new PlStatement.Nothing(at);
    }

    private PlStatement giveBack() {
        int at = tokens.here();
        tokens.advance();
        if (tokens.at(QUERY) || tokens.at(NEXT)) {
            grammar.unsupported(
                    "RETURN " + tokens.keyword(),
                    at,
                    "write the rows to a temporary table, or open a cursor that is an INOUT parameter");
            body.blocks.skip(tokens.place());
            return new PlStatement.Return(null, at);
        }
        Expression value = tokens.at(';') || tokens.ended() ? null : value();
        if (value != null) {
            grammar.report(Problem.of(SqlCode.MISPLACED, value.at(), "RETURN in a procedure gives no value")
                    .help("assign the value to an OUT parameter, and write RETURN alone"));
        }
        end("after 'RETURN'");
        return new PlStatement.Return(value, at);
    }

    private PlStatement perform() {
        int at = tokens.here();
        Query query = grammar.queries.perform();
        end("after the query of 'PERFORM'");
        return new PlStatement.Perform(query, at);
    }

    private PlStatement execute() {
        int at = tokens.here();
        PlStatement.Dynamic text = dynamic();
        List<Name> into = tokens.accept(INTO) ? into() : List.of();
        List<Expression> using = text.using().isEmpty() ? using() : text.using();
        end("after the text of 'EXECUTE'");
        return new PlStatement.Execute(new PlStatement.Dynamic(text.text(), using, text.at()), into, at);
    }

    /** Reads the variables behind INTO. */
    List<Name> into() {
        List<Name> into = grammar.names.list("a variable", "after 'INTO'");
        into.forEach(body.variables::assigned);
        return into;
    }

    /** Reads EXECUTE and the text that it runs. */
    PlStatement.Dynamic dynamic() {
        int at = tokens.here();
        tokens.advance();
        Node text = constantAhead() ? commands.constant() : value();
        return new PlStatement.Dynamic(text, using(), at);
    }

    /** Tells whether one literal is the whole text; what is put together cannot be read before it runs. */
    private boolean constantAhead() {
        if (!tokens.atString()) {
            return false;
        }
        int ahead = 1;
        while (tokens.kind(ahead) == TokenKind.STRING) {
            ahead++;
        }
        return tokens.at(ahead, ';') || tokens.keyword(ahead) == INTO || tokens.keyword(ahead) == LOOP;
    }

    private List<Expression> using() {
        if (!tokens.at(USING)) {
            return List.of();
        }
        grammar.unsupported(
                "EXECUTE … USING",
                tokens.here(),
                "put the values into the text with quote_literal() and quote_ident()");
        tokens.advance();
        return grammar.expressions.list();
    }
}
