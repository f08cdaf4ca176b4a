package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the words behind CREATE who reads the statement. The readers begin at the word that names the object;
 * {@code at} is where CREATE stands.
 */
final class CreateCommands {

    private static final List<String> OBJECTS = Arrays.stream(ObjectType.values())
            .filter(ObjectType::created)
            .map(ObjectType::words)
            .toList();

    /** Objects that CREATE OR REPLACE does not know. */
    private static final Set<Keyword> NOT_REPLACED = EnumSet.of(
            DATABASE,
            DATASHARE,
            GLOBAL,
            GROUP,
            IDENTITY,
            MASKING,
            MATERIALIZED,
            RLS,
            ROLE,
            SCHEMA,
            TABLE,
            UNLOGGED,
            USER);

    private final Grammar grammar;
    private final Tokens tokens;

    CreateCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a CREATE. */
    Command create() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.advance();
        boolean replace = tokens.accept(OR);
        if (replace) {
            tokens.expect(REPLACE, "after 'CREATE OR'");
        }
        if (tokens.keyword() == null) {
            throw expected(replace);
        }
        refuseIfNotExists();
        if (replace) {
            checkReplaced(at);
        }
        return switch (tokens.keyword()) {
            case DATABASE -> new DatabaseCommands(grammar).create(at);
            case DATASHARE -> new DatashareCommands(grammar).create(at);
            case EXTERNAL -> external(at, replace);
            case FUNCTION -> new CreateRoutineCommands(grammar).function(replace, at);
            case GROUP -> new PrincipalCommands(grammar).createGroup(at);
            case IDENTITY -> new IdentityProviderCommands(grammar).create(at);
            case LIBRARY -> new RoutineCommands(grammar).library(replace, at);
            case LOCAL -> temporary(tokens.keyword(2), at, replace);
            case MASKING, RLS -> new PolicyCommands(grammar).create(at);
            case MATERIALIZED -> new ViewCommands(grammar).createMaterialized(at);
            case MODEL -> new ModelCommands(grammar).model(replace, at);
            case PROCEDURE -> new CreateRoutineCommands(grammar).procedure(replace, at);
            case RECURSIVE, VIEW -> new ViewCommands(grammar).create(at, replace);
            case ROLE -> new PrincipalCommands(grammar).createRole(from, at);
            case SCHEMA -> new SchemaCommands(grammar).create(at);
            case TABLE, GLOBAL, UNLOGGED -> new CreateTableCommands(grammar).create(at);
            case TEMP, TEMPORARY -> temporary(tokens.keyword(1), at, replace);
            case TEMPLATE -> new TemplateCommands(grammar).create(replace, at);
            case USER -> new PrincipalCommands(grammar).createUser(at);
            default -> foreign(from, at, replace);
        };
    }

    /** Refuses IF NOT EXISTS behind objects that do not know it. */
    private void refuseIfNotExists() {
        boolean known = tokens.at(TABLE) || (tokens.keyword(1) != IF && tokens.keyword(2) != IF);
        if (known) {
            return;
        }
        int from = tokens.place();
        ObjectType type = grammar.type(EnumSet.allOf(ObjectType.class)).orElse(null);
        int at = tokens.here();
        boolean readAnyway = type == null || type == ObjectType.VIEW || type.createdIfNotExists();
        if (type != null && !readAnyway && tokens.accept(IF, NOT, EXISTS)) {
            throw new SyntaxError(
                    Problem.of(SqlCode.UNSUPPORTED, at, "Redshift has no CREATE " + type + " IF NOT EXISTS")
                            .help(insteadOfIfNotExists(type)));
        }
        tokens.back(from);
    }

    private static String insteadOfIfNotExists(ObjectType type) {
        if (type.replaceable()) {
            return "write CREATE OR REPLACE " + type;
        }
        return type.droppedIfExists() ? "write DROP " + type + " IF EXISTS before it" : "leave IF NOT EXISTS out";
    }

    /** Refuses to replace what the server does not replace, and lets the reading go on. */
    private void checkReplaced(int at) {
        Keyword keyword = tokens.keyword(tokens.at(EXTERNAL) ? 1 : 0);
        if (keyword == null || !NOT_REPLACED.contains(keyword)) {
            return;
        }
        String object = OBJECTS.stream()
                .filter(known -> known.startsWith(keyword.name()))
                .findFirst()
                .orElse(keyword.name());
        grammar.unsupported(
                "CREATE OR REPLACE " + object, at, "leave out OR REPLACE, and drop the object before or alter it");
    }

    private Command temporary(@Nullable Keyword object, int at, boolean replace) {
        return object == VIEW
                ? new ViewCommands(grammar).create(at, replace)
                : new CreateTableCommands(grammar).create(at);
    }

    private Command external(int at, boolean replace) {
        tokens.advance();
        if (tokens.keyword() == null) {
            throw expectedExternal();
        }
        return switch (tokens.keyword()) {
            case FUNCTION -> new RoutineCommands(grammar).externalFunction(replace, at);
            case MODEL -> new ModelCommands(grammar).externalModel(at);
            case PROTECTED, VIEW -> new ViewCommands(grammar).createExternal(at, replace);
            case SCHEMA -> new SchemaCommands(grammar).createExternal(at);
            case TABLE -> new ExternalTableCommands(grammar).create(at);
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
