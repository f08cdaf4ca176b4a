package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    /** Objects that CREATE OR REPLACE does not know. */
    private static final Set<Keyword> NOT_REPLACED =
            EnumSet.of(DATABASE, DATASHARE, GROUP, IDENTITY, MASKING, RLS, ROLE, SCHEMA, USER);

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
        if (replace && NOT_REPLACED.contains(tokens.keyword())) {
            throw tokens.expected("an object that can be replaced, such as VIEW", "after 'CREATE OR REPLACE'")
                    .helping("leave out OR REPLACE, and drop the object before or alter it");
        }
        return switch (tokens.keyword()) {
            case TABLE, TEMP, TEMPORARY, LOCAL, GLOBAL, UNLOGGED -> grammar.createTable.create(at, replace);
            case EXTERNAL -> external(at, replace);
            case DATASHARE -> grammar.datashares.create(at);
            case GROUP -> grammar.principals.createGroup(at);
            case IDENTITY -> grammar.identityProviders.create(at);
            case MASKING, RLS -> grammar.policies.create(at);
            case ROLE -> grammar.principals.createRole(from, at);
            case TEMPLATE -> grammar.templates.create(replace, at);
            case USER -> grammar.principals.createUser(at);
            case FUNCTION -> grammar.routines.function(replace, at);
            case LIBRARY -> grammar.routineCommands.library(replace, at);
            case MODEL -> grammar.models.model(replace, at);
            case PROCEDURE -> grammar.routines.procedure(replace, at);
            default -> foreign(from, at, replace);
        };
    }

    private Command external(int at, boolean replace) {
        tokens.advance();
        if (tokens.keyword() == null) {
            throw expectedExternal();
        }
        return switch (tokens.keyword()) {
            case TABLE -> grammar.externalTables.create(at, replace);
            case FUNCTION -> grammar.routineCommands.externalFunction(replace, at);
            case MODEL -> grammar.models.externalModel(at);
            default -> throw expectedExternal();
        };
    }

    private SyntaxError expectedExternal() {
        return tokens.oneOf("after 'EXTERNAL'", "FUNCTION", "MODEL", "SCHEMA", "TABLE", "VIEW");
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
