package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.TransactionCommand;
import java.util.ArrayList;
import java.util.List;

/** Reads what begins and ends transactions. */
final class TransactionCommands {

    private final Grammar grammar;
    private final Tokens tokens;

    TransactionCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads {@code BEGIN} or {@code START TRANSACTION}. */
    TransactionCommand begin() {
        int at = tokens.here();
        String words = "BEGIN";
        if (tokens.accept(START)) {
            tokens.expect(TRANSACTION, "after 'START'");
            words = "START TRANSACTION";
        } else {
            words += optionalWord();
        }
        return new TransactionCommand.Begin(words, tokens.ended() || tokens.at(';') ? List.of() : modes(), at);
    }

    /** Reads the word BEGIN, COMMIT and the like, and a WORK or TRANSACTION behind it. */
    private String optionalWord() {
        tokens.advance();
        if (tokens.accept(WORK)) {
            return " WORK";
        }
        return tokens.accept(TRANSACTION) ? " TRANSACTION" : "";
    }

    /** Reads the properties of a transaction. */
    List<TransactionCommand.Mode> modes() {
        List<TransactionCommand.Mode> modes = new ArrayList<>();
        do {
            modes.add(mode());
            tokens.accept(',');
        } while (!tokens.ended() && !tokens.at(';'));
        return List.copyOf(modes);
    }

    private TransactionCommand.Mode mode() {
        int at = tokens.here();
        if (tokens.accept(READ, ONLY)) {
            return new TransactionCommand.Mode("READ ONLY", at);
        }
        if (tokens.accept(READ, WRITE)) {
            return new TransactionCommand.Mode("READ WRITE", at);
        }
        if (!tokens.accept(ISOLATION, LEVEL)) {
            throw tokens.expected("ISOLATION LEVEL, READ WRITE or READ ONLY", "");
        }
        return new TransactionCommand.Mode("ISOLATION LEVEL " + level(), at);
    }

    private String level() {
        if (tokens.accept(SERIALIZABLE)) {
            return "SERIALIZABLE";
        }
        if (tokens.accept(SNAPSHOT)) {
            return "SNAPSHOT";
        }
        if (tokens.accept(READ, COMMITTED)) {
            return "READ COMMITTED";
        }
        if (tokens.accept(READ, UNCOMMITTED)) {
            return "READ UNCOMMITTED";
        }
        if (tokens.accept(REPEATABLE, READ)) {
            return "REPEATABLE READ";
        }
        throw tokens.expected("SERIALIZABLE", "after 'ISOLATION LEVEL'");
    }

    /** Reads {@code COMMIT} or {@code END}. */
    TransactionCommand commit() {
        int at = tokens.here();
        String words = String.valueOf(tokens.keyword());
        return new TransactionCommand.Commit(words + optionalWord(), at);
    }

    /** Reads {@code ROLLBACK} or {@code ABORT}. */
    TransactionCommand rollback() {
        int at = tokens.here();
        String words = String.valueOf(tokens.keyword());
        words += optionalWord();
        if (tokens.at(TO)) {
            grammar.unsupported("savepoints", tokens.here(), "a transaction is committed or rolled back as a whole");
            tokens.advance();
            tokens.accept(io.github.redshiftdeploy.sql.lexer.Keyword.SAVEPOINT);
            grammar.names.simple("a savepoint", "after 'TO'");
        }
        return new TransactionCommand.Rollback(words, at);
    }
}
