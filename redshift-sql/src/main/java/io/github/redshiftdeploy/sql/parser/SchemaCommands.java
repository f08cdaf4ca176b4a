package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.SchemaCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the commands on schemas, local and external. */
final class SchemaCommands {

    private static final OptionTable CREATION = new OptionTable("CREATE SCHEMA")
            .row("AUTHORIZATION", grammar -> List.of(grammar.user("after 'AUTHORIZATION'")))
            .row("QUOTA", SchemaCommands::quota);

    private static final OptionTable CHANGES = new OptionTable("ALTER SCHEMA")
            .row("RENAME TO", grammar -> List.of(grammar.names.simple("a name", "after 'RENAME TO'")))
            .row("OWNER TO", OptionTable.OWNER)
            .row("QUOTA", SchemaCommands::quota);

    private static final OptionTable EXTERNAL_CREATION = external(new OptionTable("CREATE EXTERNAL SCHEMA"))
            .row("DATABASE", SchemaCommands::sourceName)
            .row("SCHEMA", SchemaCommands::sourceName)
            .row("REGION", OptionTable.STRING)
            .row("SECRET_ARN", OptionTable.STRING)
            .row("CLUSTER_ARN", OptionTable.STRING)
            .row("CATALOG_ROLE", AuthorizationOptions::role)
            .row("CATALOG_ID", OptionTable.STRING)
            .flags("CREATE EXTERNAL DATABASE IF NOT EXISTS");

    private static final OptionTable EXTERNAL_CHANGES = external(new OptionTable("ALTER EXTERNAL SCHEMA"))
            .row("SECRET_ARN", OptionTable.STRING)
            .row("CATALOG_ROLE", AuthorizationOptions::role)
            .row("RENAME TO", OptionTable.NAME)
            .row("OWNER TO", OptionTable.OWNER);

    /** The longer ones come first. */
    private static final String[] SOURCES = {
        "DATA CATALOG", "HIVE METASTORE", "POSTGRES", "MYSQL", "KINESIS", "MSK", "KAFKA", "REDSHIFT"
    };

    /** What each source cannot do without. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "", List.of("DATABASE", "IAM_ROLE"),
            "DATA CATALOG", List.of("DATABASE", "IAM_ROLE"),
            "HIVE METASTORE", List.of("DATABASE", "URI", "IAM_ROLE"),
            "POSTGRES", List.of("DATABASE", "URI", "IAM_ROLE", "SECRET_ARN"),
            "MYSQL", List.of("DATABASE", "URI", "IAM_ROLE", "SECRET_ARN"),
            "KINESIS", List.of("IAM_ROLE"),
            "REDSHIFT", List.of("DATABASE"));

    private final Grammar grammar;
    private final Tokens tokens;

    SchemaCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    private static OptionTable external(OptionTable table) {
        return table.row("URI", OptionTable.STRING)
                .row("PORT", OptionTable.between("PORT", 1, 65_535))
                .row("IAM_ROLE", AuthorizationOptions::role)
                .row(
                        "AUTHENTICATION",
                        grammar -> List.of(grammar.oneOf("after 'AUTHENTICATION'", "NONE", "IAM", "MTLS")))
                .row("AUTHENTICATION_ARN", OptionTable.STRING);
    }

    /** Reads what follows CREATE. */
    Command create(int at) {
        tokens.advance();
        boolean ifNotExists = grammar.ifNotExists();
        Name name = tokens.at(AUTHORIZATION) ? null : created("after 'CREATE SCHEMA'");
        if (name != null) {
            grammar.checkLength(name);
        }
        List<Option> options = CREATION.read(grammar);
        List<Command> elements = new ArrayList<>();
        while (tokens.at(CREATE) || tokens.at(GRANT)) {
            elements.add(grammar.commands.command());
        }
        if (tokens.atWord()) {
            throw CREATION.expected(grammar);
        }
        return new SchemaCommand.CreateSchema(ifNotExists, name, options, elements, at);
    }

    /** Reads the name of a new schema; only a database of another catalog stands before it: {@code dev@lake.sales}. */
    private Name created(String where) {
        Name name = grammar.names.simple("a schema", where);
        return grammar.names.ofCatalog(name) ? grammar.names.rest(name) : name;
    }

    /** Reads what follows ALTER. */
    Command alter(int at) {
        tokens.advance();
        Name name = grammar.names.simple("a schema", "after 'ALTER SCHEMA'");
        return new SchemaCommand.Alter(ObjectType.SCHEMA, name, one(CHANGES), at);
    }

    /** Reads a single change. */
    private List<Option> one(OptionTable table) {
        return List.of(table.next(grammar).orElseThrow(() -> table.expected(grammar)));
    }

    /** Reads what follows CREATE EXTERNAL. */
    Command createExternal(int at) {
        tokens.advance();
        boolean ifNotExists = grammar.ifNotExists();
        Name name = grammar.names.simple("a schema", "after 'CREATE EXTERNAL SCHEMA'");
        grammar.checkLength(name);
        tokens.expect(FROM, "after the schema");
        int from = tokens.here();
        boolean implied = EXTERNAL_CREATION.begins(tokens, 0);
        String source = implied ? "" : grammar.oneOf("after 'FROM'", SOURCES).words();
        List<Option> options = EXTERNAL_CREATION.read(grammar);
        if (tokens.atWord()) {
            throw EXTERNAL_CREATION.expected(grammar);
        }
        if (tokens.ended() || tokens.at(';')) {
            require(source, from, options);
        }
        return new SchemaCommand.CreateExternalSchema(ifNotExists, name, source, options, at);
    }

    private void require(String source, int from, List<Option> options) {
        List<String> given = options.stream().map(Option::words).toList();
        for (String clause : NEEDED.getOrDefault(source, List.of())) {
            if (!given.contains(clause)) {
                grammar.report(Problem.of(
                                SqlCode.MISSING_CLAUSE,
                                from,
                                "an external schema of " + (source.isEmpty() ? "DATA CATALOG" : source) + " needs "
                                        + clause)
                        .help("add " + clause));
                return;
            }
        }
    }

    /** Reads what follows ALTER EXTERNAL. */
    Command alterExternal(int at) {
        tokens.advance();
        Name name = grammar.names.simple("a schema", "after 'ALTER EXTERNAL SCHEMA'");
        List<Option> options = EXTERNAL_CHANGES.read(grammar);
        if (options.isEmpty() || tokens.atWord()) {
            throw EXTERNAL_CHANGES.expected(grammar);
        }
        return new SchemaCommand.Alter(ObjectType.EXTERNAL_SCHEMA, name, options, at);
    }

    private static List<Node> quota(Grammar grammar) {
        if (grammar.tokens.at(UNLIMITED)) {
            return List.of(grammar.oneOf("", "UNLIMITED"));
        }
        List<Node> values = new ArrayList<>(OptionTable.number(grammar));
        grammar.words("MB", "GB", "TB").ifPresent(values::add);
        return values;
    }

    /** The next option in the place of a name tells that the name is missing. */
    private static List<Node> sourceName(Grammar grammar) {
        if (EXTERNAL_CREATION.begins(grammar.tokens, 0)) {
            throw grammar.tokens.expected("a string", grammar.tokens.afterLast());
        }
        return stringOrName(grammar);
    }

    /** Reads a name, which is written as a string as a rule. */
    static List<Node> stringOrName(Grammar grammar) {
        return grammar.tokens.atName() ? OptionTable.name(grammar) : OptionTable.string(grammar);
    }
}
