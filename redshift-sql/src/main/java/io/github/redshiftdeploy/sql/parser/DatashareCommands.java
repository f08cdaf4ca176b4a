package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DatashareCommand;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what creates, changes and describes datashares. */
final class DatashareCommands {

    private static final OptionTable CREATE = new OptionTable("CREATE DATASHARE")
            .row("MANAGEDBY", DatashareCommands::manager)
            .row("PUBLICACCESSIBLE", DatashareCommands::truth);

    private static final OptionTable ALTER = new OptionTable("ALTER DATASHARE")
            .row("SET INCLUDENEW", DatashareCommands::includeNew)
            .row("SET PUBLICACCESSIBLE", DatashareCommands::truth);

    private static final Set<ObjectType> SHARED = EnumSet.of(ObjectType.FUNCTION, ObjectType.SCHEMA, ObjectType.TABLE);

    private static final Set<ObjectType> SHARED_TOGETHER = EnumSet.of(ObjectType.FUNCTION, ObjectType.TABLE);

    private final Grammar grammar;
    private final Tokens tokens;

    DatashareCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a CREATE DATASHARE; the next token is DATASHARE. */
    DatashareCommand create(int at) {
        tokens.advance();
        Name name = grammar.names.simple("the name of a datashare", "after 'CREATE DATASHARE'");
        grammar.checkLength(name);
        List<Option> options = new ArrayList<>();
        while (!tokens.ended() && !tokens.at(';')) {
            if (!options.isEmpty()) {
                tokens.accept(',');
            }
            tokens.accept(SET);
            options.add(CREATE.next(grammar).orElseThrow(() -> CREATE.expected(grammar)));
        }
        CREATE.check(grammar, options);
        return new DatashareCommand.Create(name, List.copyOf(options), at);
    }

    /** Reads an ALTER DATASHARE; the next token is DATASHARE. */
    DatashareCommand alter(int at) {
        tokens.advance();
        Name name = grammar.names.simple("a datashare", "after 'ALTER DATASHARE'");
        if (tokens.at(ADD) || tokens.at(REMOVE)) {
            return objects(name, at);
        }
        if (!tokens.at(SET)) {
            throw tokens.oneOf("after the datashare", "ADD", "REMOVE", "SET");
        }
        List<Option> options = ALTER.read(grammar);
        if (options.isEmpty()) {
            tokens.advance();
            throw tokens.oneOf("after 'SET'", "INCLUDENEW", "PUBLICACCESSIBLE");
        }
        return new DatashareCommand.AlterOptions(name, options, at);
    }

    private DatashareCommand objects(Name name, int at) {
        boolean add = tokens.at(ADD);
        tokens.advance();
        String where = tokens.afterLast();
        if (tokens.at(ALL)) {
            return allIn(name, add, at);
        }
        ObjectType type = grammar.type(SHARED).orElseThrow(() -> noneShared(where));
        return new DatashareCommand.AlterObjects(name, add, type, false, shared(type), at);
    }

    private DatashareCommand allIn(Name name, boolean add, int at) {
        for (ObjectType type : SHARED_TOGETHER) {
            if (tokens.acceptPhrase(type.allInSchema())) {
                List<Name> schemas = grammar.names.list("a name", "after '" + type.allInSchema() + "'");
                return new DatashareCommand.AlterObjects(name, add, type, true, schemas, at);
            }
        }
        tokens.advance();
        throw tokens.oneOf(
                "after 'ALL'",
                SHARED_TOGETHER.stream()
                        .map(type -> type.plural() + " IN SCHEMA")
                        .toArray(String[]::new));
    }

    private SyntaxError noneShared(String where) {
        return tokens.oneOf(
                where,
                Stream.concat(
                                SHARED_TOGETHER.stream().map(ObjectType::allInSchema),
                                SHARED.stream().map(ObjectType::words))
                        .toArray(String[]::new));
    }

    private List<? extends Node> shared(ObjectType type) {
        String where = "after '" + type + "'";
        if (!type.routine()) {
            return grammar.names.list("a name", where);
        }
        List<Node> functions = new ArrayList<>();
        do {
            functions.add(new Signatures(grammar).signature("a function", functions.isEmpty() ? where : "after ','"));
        } while (tokens.accept(','));
        return List.copyOf(functions);
    }

    /** Reads a DESC. */
    Command describe() {
        int at = tokens.here();
        tokens.expect(DESC, "");
        if (tokens.at(IDENTITY)) {
            return new IdentityProviderCommands(grammar).describe(at);
        }
        if (!tokens.accept(DATASHARE)) {
            throw tokens.oneOf("after 'DESC'", "DATASHARE", "IDENTITY PROVIDER");
        }
        Name name = grammar.names.simple("a datashare", "after 'DESC DATASHARE'");
        Expression account = null;
        Expression namespace = null;
        if (tokens.accept(OF)) {
            account = tokens.accept(ACCOUNT) ? producer("after 'ACCOUNT'") : null;
            tokens.expect(NAMESPACE, account == null ? "after 'OF'" : "after the account");
            namespace = producer("after 'NAMESPACE'");
        }
        return new DatashareCommand.Describe(name, account, namespace, at);
    }

    private Expression producer(String where) {
        if (!tokens.atString() && !tokens.atNumber() && !grammar.atPlaceholder()) {
            throw tokens.expected("a string", where);
        }
        return grammar.expressions.constant();
    }

    // What options have for values.

    private static List<Node> truth(Grammar grammar) {
        grammar.skipFiller();
        return List.of(grammar.oneOf(grammar.tokens.afterLast(), "TRUE", "FALSE", "ON", "OFF"));
    }

    private static List<Node> manager(Grammar grammar) {
        grammar.skipFiller();
        return List.of(grammar.oneOf("after 'MANAGEDBY'", "ADX"));
    }

    private static List<Node> includeNew(Grammar grammar) {
        List<Node> values = new ArrayList<>(truth(grammar));
        values.add(grammar.oneOf("after the value of 'INCLUDENEW'", "FOR SCHEMA"));
        values.add(grammar.names.qualified("a schema", "after 'FOR SCHEMA'"));
        return values;
    }
}
