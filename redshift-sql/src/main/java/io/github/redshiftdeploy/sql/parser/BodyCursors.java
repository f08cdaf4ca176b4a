package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.CursorCommand;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import java.util.List;

/** Reads what a body does with cursors: OPEN, FETCH, MOVE and CLOSE. */
final class BodyCursors {

    private final ProcedureBody body;
    private final Grammar grammar;
    private final Tokens tokens;

    BodyCursors(ProcedureBody body) {
        this.body = body;
        this.grammar = body.grammar;
        this.tokens = body.tokens;
    }

    /** Reads an OPEN. */
    PlStatement open() {
        int at = tokens.here();
        tokens.advance();
        Name cursor = grammar.names.simple("a cursor", "after 'OPEN'");
        body.variables.cursor(cursor);
        List<Expression> arguments = tokens.at('(') ? arguments() : List.of();
        Node rows = arguments.isEmpty() && tokens.accept(FOR) ? rows() : null;
        body.statements.end("after 'OPEN'");
        return new PlStatement.Open(cursor, arguments, rows, at);
    }

    private Node rows() {
        if (!tokens.at(EXECUTE) && !grammar.queries.atQuery()) {
            throw tokens.expected("a query or EXECUTE", "after 'FOR'");
        }
        return body.controls.rows();
    }

    private List<Expression> arguments() {
        int opener = tokens.here();
        tokens.advance();
        List<Expression> arguments = tokens.at(')') ? List.of() : grammar.expressions.list();
        tokens.closeList(opener, "after the argument of the cursor");
        return arguments;
    }

    /** Reads a FETCH or a MOVE. */
    PlStatement fetch() {
        int at = tokens.here();
        boolean fetches = tokens.at(FETCH);
        CursorCommand.Fetch fetch = new CursorCommands(grammar).fetch();
        body.variables.cursor(fetch.cursor());
        if (fetches && !tokens.at(INTO)) {
            throw tokens.expected("INTO and variables", "after the cursor of 'FETCH'");
        }
        List<Name> into = fetches && tokens.accept(INTO) ? body.statements.into() : List.of();
        body.statements.end("after the variables of 'FETCH'");
        return new PlStatement.Fetch(fetch, into, at);
    }

    /** Reads a CLOSE. */
    PlStatement close() {
        int at = tokens.here();
        CursorCommand.Close close = new CursorCommands(grammar).close();
        if (close.cursor() != null) {
            body.variables.cursor(close.cursor());
        }
        body.statements.end("after 'CLOSE'");
        return new PlStatement.Sql(close, at);
    }
}
