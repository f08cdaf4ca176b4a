package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.CursorCommand;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads DECLARE, FETCH, MOVE and CLOSE. */
final class CursorCommands {

    /** Directions that may have a number behind them; the empty one is a number alone. */
    private static final Set<String> COUNTED = Set.of("", "ABSOLUTE", "RELATIVE", "FORWARD", "BACKWARD");

    private final Grammar grammar;
    private final Tokens tokens;

    CursorCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a DECLARE. */
    CursorCommand declare() {
        int at = tokens.here();
        tokens.advance();
        Name cursor = grammar.names.simple("a cursor", "after 'DECLARE'");
        List<String> options = new ArrayList<>();
        while (!tokens.at(CURSOR)) {
            options.add(grammar.oneOf(
                            "after the name of the cursor", "CURSOR", "BINARY", "INSENSITIVE", "NO SCROLL", "SCROLL")
                    .words());
        }
        tokens.advance();
        String holdability = tokens.at(FOR)
                ? ""
                : grammar.oneOf("after 'CURSOR'", "FOR", "WITH HOLD", "WITHOUT HOLD")
                        .words();
        tokens.expect(FOR, "after '" + (holdability.isEmpty() ? "CURSOR" : holdability) + "'");
        if (!grammar.queries.atQuery()) {
            throw tokens.expected("a query", "after 'FOR'");
        }
        String words = String.join(" ", options);
        return new CursorCommand.Declare(cursor, words, holdability, grammar.queries.query(), at);
    }

    /** Reads a FETCH or a MOVE. */
    CursorCommand.Fetch fetch() {
        int at = tokens.here();
        String word = String.valueOf(tokens.keyword());
        tokens.advance();
        String direction = direction();
        Expression count = count(direction);
        boolean more = !direction.isEmpty() || count != null;
        if (!tokens.accept(FROM) && !tokens.accept(IN) && more) {
            throw tokens.expected("FROM", "after '" + word + (direction.isEmpty() ? "" : " " + direction) + "'");
        }
        return new CursorCommand.Fetch(word, direction, count, grammar.names.simple("a cursor", "after 'FROM'"), at);
    }

    /** A cursor may have the name of a direction. */
    private String direction() {
        if (tokens.kind(1) == TokenKind.END || tokens.at(1, ';') || tokens.keyword(1) == INTO) {
            return "";
        }
        return grammar.words(
                        "NEXT",
                        "PRIOR",
                        "FIRST",
                        "LAST",
                        "ABSOLUTE",
                        "RELATIVE",
                        "FORWARD ALL",
                        "FORWARD",
                        "BACKWARD ALL",
                        "BACKWARD",
                        "ALL")
                .map(Words::words)
                .orElse("");
    }

    private @Nullable Expression count(String direction) {
        boolean counted = COUNTED.contains(direction);
        boolean number = tokens.atNumber() || tokens.at('-') || (grammar.atPlaceholder() && tokens.keyword(1) == FROM);
        return counted && number ? grammar.expressions.operand() : null;
    }

    /** Reads a CLOSE. */
    CursorCommand.Close close() {
        int at = tokens.here();
        tokens.advance();
        if (tokens.accept(ALL)) {
            return new CursorCommand.Close(null, at);
        }
        return new CursorCommand.Close(grammar.names.simple("a cursor", "after 'CLOSE'"), at);
    }
}
