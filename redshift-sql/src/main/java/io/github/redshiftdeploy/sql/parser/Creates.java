package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.List;

/**
 * Tells by the words behind CREATE who reads the statement. The readers begin at the word that names the object;
 * {@code at} is where CREATE stands.
 */
final class Creates {

    private static final List<String> OBJECTS = List.of(
            "DATABASE",
            "DATASHARE",
            "EXTERNAL FUNCTION",
            "EXTERNAL MODEL",
            "EXTERNAL SCHEMA",
            "EXTERNAL TABLE",
            "EXTERNAL VIEW",
            "FUNCTION",
            "GROUP",
            "IDENTITY PROVIDER",
            "LIBRARY",
            "MASKING POLICY",
            "MATERIALIZED VIEW",
            "MODEL",
            "PROCEDURE",
            "RLS POLICY",
            "ROLE",
            "SCHEMA",
            "TABLE",
            "TEMPLATE",
            "USER",
            "VIEW");

    private final Grammar grammar;
    private final Tokens tokens;

    Creates(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a CREATE. */
    Command create() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.advance();
        boolean replace = tokens.accept(OR, REPLACE);
        if (tokens.keyword() == null) {
            throw expected(replace);
        }
        return switch (tokens.keyword()) {
            case EXTERNAL -> external(from, at, replace);
            case FUNCTION -> grammar.routines.function(replace, at);
            case LIBRARY -> grammar.routineCommands.library(replace, at);
            case MODEL -> grammar.models.model(replace, at);
            case PROCEDURE -> grammar.routines.procedure(replace, at);
            default -> foreign(from, at, replace);
        };
    }

    private Command external(int from, int at, boolean replace) {
        Keyword object = tokens.keyword(1);
        if (object == null) {
            throw expected(replace);
        }
        return switch (object) {
            case FUNCTION -> grammar.routineCommands.externalFunction(replace, at);
            case MODEL -> grammar.models.externalModel(at);
            default -> foreign(from, at, replace);
        };
    }

    private Command foreign(int from, int at, boolean replace) {
        tokens.accept(UNIQUE);
        if (ForeignObjects.report(grammar)) {
            return grammar.foreign(from, at);
        }
        throw expected(replace);
    }

    private SyntaxError expected(boolean replace) {
        return tokens.oneOfMany(
                "an object such as TABLE", replace ? "after 'CREATE OR REPLACE'" : "after 'CREATE'", OBJECTS);
    }
}
