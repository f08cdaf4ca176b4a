package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.Command;
import java.util.List;

/**
 * Tells by the words behind ALTER who reads the statement. The readers begin at the word that names the object;
 * {@code at} is where ALTER stands.
 */
final class Alters {

    private static final List<String> OBJECTS = List.of(
            "DATABASE",
            "DATASHARE",
            "DEFAULT PRIVILEGES",
            "EXTERNAL SCHEMA",
            "EXTERNAL VIEW",
            "FUNCTION",
            "GROUP",
            "IDENTITY PROVIDER",
            "MASKING POLICY",
            "MATERIALIZED VIEW",
            "PROCEDURE",
            "RLS POLICY",
            "ROLE",
            "SCHEMA",
            "SYSTEM",
            "TABLE",
            "TEMPLATE",
            "USER");

    private final Grammar grammar;
    private final Tokens tokens;

    Alters(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads an ALTER. */
    Command alter() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.advance();
        if (tokens.keyword() == null) {
            throw expected();
        }
        return switch (tokens.keyword()) {
            case DATABASE -> grammar.databases.alter(at);
            case DATASHARE -> grammar.datashares.alter(at);
            case DEFAULT -> grammar.grants.defaultPrivileges(at);
            case EXTERNAL -> external(at);
            case FUNCTION, PROCEDURE -> grammar.routineCommands.alter(at);
            case GROUP -> grammar.principals.alterGroup(at);
            case IDENTITY -> grammar.identityProviders.alter(at);
            case MASKING, RLS -> grammar.policies.alter(at);
            case MATERIALIZED, VIEW -> grammar.views.alter(at);
            case ROLE -> grammar.principals.alterRole(at);
            case SCHEMA -> grammar.schemas.alter(at);
            case SYSTEM -> grammar.sessions.alterSystem(at);
            case TABLE -> grammar.alterTable.alter(at);
            case TEMPLATE -> grammar.templates.alter(at);
            case USER -> grammar.principals.alterUser(at);
            default -> foreign(from, at);
        };
    }

    private Command external(int at) {
        tokens.advance();
        if (tokens.keyword() == null) {
            throw expectedExternal();
        }
        return switch (tokens.keyword()) {
            case SCHEMA -> grammar.schemas.alterExternal(at);
            case TABLE -> grammar.alterTable.alter(at);
            case VIEW -> grammar.views.alterExternal(at);
            default -> throw expectedExternal();
        };
    }

    private SyntaxError expectedExternal() {
        return tokens.oneOf("after 'EXTERNAL'", "SCHEMA", "TABLE", "VIEW");
    }

    private Command foreign(int from, int at) {
        if (ForeignObjects.report(grammar)) {
            return grammar.foreign(from, at);
        }
        throw expected();
    }

    private SyntaxError expected() {
        return tokens.oneOfMany("an object such as TABLE", "after 'ALTER'", OBJECTS);
    }
}
