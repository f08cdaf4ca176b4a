package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.Command;
import java.util.List;

/**
 * Tells by the words behind ALTER who reads the statement. The readers begin at the word that names the object;
 * {@code at} is where ALTER stands.
 */
final class AlterCommands {

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

    AlterCommands(Grammar grammar) {
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
            case DATABASE -> new DatabaseCommands(grammar).alter(at);
            case DATASHARE -> new DatashareCommands(grammar).alter(at);
            case DEFAULT -> new GrantCommands(grammar).defaultPrivileges(at);
            case EXTERNAL -> external(at);
            case FUNCTION, PROCEDURE -> new RoutineCommands(grammar).alter(at);
            case GROUP -> new PrincipalCommands(grammar).alterGroup(at);
            case IDENTITY -> new IdentityProviderCommands(grammar).alter(at);
            case MASKING, RLS -> new PolicyCommands(grammar).alter(at);
            case MATERIALIZED, VIEW -> new ViewCommands(grammar).alter(at);
            case ROLE -> new PrincipalCommands(grammar).alterRole(at);
            case SCHEMA -> new SchemaCommands(grammar).alter(at);
            case SYSTEM -> new SessionCommands(grammar).alterSystem(at);
            case TABLE -> new AlterTableCommands(grammar).alter(at);
            case TEMPLATE -> new TemplateCommands(grammar).alter(at);
            case USER -> new PrincipalCommands(grammar).alterUser(at);
            default -> foreign(from, at);
        };
    }

    private Command external(int at) {
        tokens.advance();
        if (tokens.keyword() == null) {
            throw expectedExternal();
        }
        return switch (tokens.keyword()) {
            case SCHEMA -> new SchemaCommands(grammar).alterExternal(at);
            case TABLE -> new AlterTableCommands(grammar).alter(at);
            case VIEW -> new ViewCommands(grammar).alterExternal(at);
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
