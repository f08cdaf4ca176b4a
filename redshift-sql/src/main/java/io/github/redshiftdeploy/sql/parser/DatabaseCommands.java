package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Listed;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.SchemaCommand;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads CREATE DATABASE and ALTER DATABASE. */
final class DatabaseCommands {

    private static final String ENCODED = "all text is UTF-8: leave the option out";

    private static final OptionTable CREATION = replication(new OptionTable("CREATE DATABASE"))
            .row("OWNER", DatabaseCommands::owner)
            .row("CONNECTION LIMIT", DatabaseCommands::connections)
            .row("COLLATE", DatabaseCommands::collation)
            .row("ISOLATION LEVEL", DatabaseCommands::isolation)
            .row("ENCODING", OptionTable.STRING)
            .row("FROM DATASHARE", OptionTable.NAME)
            .row("FROM INTEGRATION", OptionTable.STRING)
            .row("FROM ARN", OptionTable.STRING)
            .row("OF ACCOUNT", DatabaseCommands::constant)
            .row("OF NAMESPACE", DatabaseCommands::constant)
            .row("NAMESPACE", DatabaseCommands::constant)
            .row("DATABASE", SchemaCommands::stringOrName)
            .row("DATA CATALOG SCHEMA", SchemaCommands::stringOrName)
            .row("WITH DATA CATALOG SCHEMA", SchemaCommands::stringOrName)
            .flags("NO DATA CATALOG SCHEMA", "WITH NO DATA CATALOG SCHEMA", "WITH PERMISSIONS", "SET")
            .row("IAM_ROLE", AuthorizationOptions::role)
            .foreign("TEMPLATE", "templates of databases", "a new database is empty", OptionTable.OWNER)
            .foreign("TABLESPACE", "tablespaces", "the cluster places the data itself", OptionTable.OWNER)
            .foreign("LC_COLLATE", "collations of a locale", ENCODED, OptionTable.STRING)
            .foreign("LC_CTYPE", "collations of a locale", ENCODED, OptionTable.STRING)
            .exclusive("FROM DATASHARE", "FROM INTEGRATION", "FROM ARN")
            .exclusive("WITH DATA CATALOG SCHEMA", "WITH NO DATA CATALOG SCHEMA")
            .exclusive("OF ACCOUNT", "OF NAMESPACE")
            .exclusive("OF NAMESPACE", "NAMESPACE")
            .needs("FROM DATASHARE", "OF NAMESPACE", "OF ACCOUNT")
            .needs("OF ACCOUNT", "NAMESPACE")
            .needs("OF NAMESPACE", "FROM DATASHARE");

    /** Of which tables an integration keeps the past. */
    private static final OptionTable HISTORIES = new OptionTable("HISTORY_MODE")
            .row("FOR ALL TABLES", DatabaseCommands::schemas)
            .row("FOR TABLE", grammar -> names(grammar, "a table", "after 'FOR TABLE'"));

    /** How a zero-ETL integration copies a database of another engine. */
    private static final OptionTable REPLICATION = replication(new OptionTable("ALTER DATABASE … INTEGRATION SET"));

    private static final OptionTable CHANGES = new OptionTable("ALTER DATABASE")
            .row("RENAME TO", grammar -> List.of(grammar.names.simple("a name", "after 'RENAME TO'")))
            .row("OWNER TO", OptionTable.OWNER)
            .row("CONNECTION LIMIT", DatabaseCommands::connections)
            .row("COLLATE", DatabaseCommands::collation)
            .row("ISOLATION LEVEL", DatabaseCommands::isolation)
            .row("INTEGRATION SET", DatabaseCommands::settings)
            .row("INTEGRATION REFRESH ALL TABLES", DatabaseCommands::schemas)
            .row("INTEGRATION REFRESH INERROR TABLES", DatabaseCommands::schemas)
            .row("INTEGRATION REFRESH REMEDIABLE TABLES", DatabaseCommands::schemas)
            .row("INTEGRATION REFRESH TABLE", grammar -> names(grammar, "a table", "after 'TABLE'"))
            .row("INTEGRATION REFRESH TABLES", grammar -> names(grammar, "a table", "after 'TABLES'"))
            .row("SET", DatabaseCommands::parameter)
            .row("RESET", grammar -> List.of(grammar.names.any("a parameter", "after 'RESET'")));

    private final Grammar grammar;
    private final Tokens tokens;

    DatabaseCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    private static OptionTable replication(OptionTable table) {
        return table.row("REFRESH_INTERVAL", OptionTable::number)
                .row("QUERY_ALL_STATES", DatabaseCommands::truth)
                .row("TRUNCATECOLUMNS", DatabaseCommands::truth)
                .row("HISTORY_MODE", DatabaseCommands::history)
                .row("AUTO_REMEDIATION", DatabaseCommands::truth)
                .row("ACCEPTINVCHARS", DatabaseCommands::replacement);
    }

    /** Reads what follows CREATE. */
    Command create(int at) {
        tokens.advance();
        int exists = tokens.here();
        if (grammar.ifNotExists()) {
            grammar.unsupported("CREATE DATABASE IF NOT EXISTS", exists, "leave IF NOT EXISTS out");
        }
        Name name = grammar.names.simple("a database", "after 'CREATE DATABASE'");
        grammar.checkLength(name);
        if (tokens.at(WITH) && !CREATION.begins(tokens, 0)) {
            tokens.advance();
        }
        List<Option> options = new ArrayList<>(CREATION.read(grammar));
        if (tokens.at(WITH) && CREATION.begins(tokens, 1)) {
            tokens.advance();
            options.addAll(CREATION.read(grammar));
        }
        if (tokens.atWord()) {
            throw CREATION.expected(grammar);
        }
        return new SchemaCommand.CreateDatabase(name, options, at);
    }

    /** Reads what follows ALTER. */
    Command alter(int at) {
        tokens.advance();
        Name name = grammar.names.simple("a database", "after 'ALTER DATABASE'");
        List<Option> options = CHANGES.read(grammar);
        if (options.isEmpty() || tokens.atWord()) {
            throw CHANGES.expected(grammar);
        }
        return new SchemaCommand.Alter(ObjectType.DATABASE, name, options, at);
    }

    private static List<Node> owner(Grammar grammar) {
        grammar.tokens.accept('=');
        return List.of(grammar.user("after 'OWNER'"));
    }

    private static List<Node> connections(Grammar grammar) {
        grammar.tokens.accept('=');
        return grammar.tokens.at(UNLIMITED) ? List.of(grammar.oneOf("", "UNLIMITED")) : OptionTable.number(grammar);
    }

    private static List<Node> collation(Grammar grammar) {
        return List.of(grammar.oneOf("after 'COLLATE'", "CASE_SENSITIVE", "CASE_INSENSITIVE", "CS", "CI"));
    }

    private static List<Node> isolation(Grammar grammar) {
        return List.of(grammar.oneOf("after 'ISOLATION LEVEL'", "SERIALIZABLE", "SNAPSHOT"));
    }

    /** An account or a namespace, which are strings as a rule. */
    private static List<Node> constant(Grammar grammar) {
        return grammar.tokens.atNumber() ? OptionTable.number(grammar) : SchemaCommands.stringOrName(grammar);
    }

    private static List<Node> truth(Grammar grammar) {
        grammar.tokens.accept('=');
        return List.of(grammar.oneOf(grammar.tokens.afterLast(), "TRUE", "FALSE"));
    }

    private static List<Node> settings(Grammar grammar) {
        List<Option> settings = REPLICATION.read(grammar);
        if (settings.isEmpty()) {
            throw REPLICATION.expected(grammar);
        }
        return List.copyOf(settings);
    }

    private static List<Node> history(Grammar grammar) {
        List<Node> values = new ArrayList<>(truth(grammar));
        HISTORIES.next(grammar).ifPresent(values::add);
        if (grammar.tokens.at(FOR)) {
            throw HISTORIES.expected(grammar);
        }
        return values;
    }

    private static List<Node> replacement(Grammar grammar) {
        grammar.skipFiller();
        return grammar.tokens.atString() ? OptionTable.string(grammar) : truth(grammar);
    }

    private static List<Node> schemas(Grammar grammar) {
        int at = grammar.tokens.here();
        return grammar.tokens.accept(IN, SCHEMA)
                ? List.of(new Option("IN SCHEMA", names(grammar, "a schema", "after 'IN SCHEMA'"), at))
                : List.of();
    }

    private static List<Node> names(Grammar grammar, String what, String where) {
        int at = grammar.tokens.here();
        return List.of(new Listed(List.copyOf(grammar.names.list(what, where)), at));
    }

    /** Reads a parameter of the session, as in {@code SET search_path TO a, b}. */
    private static List<Node> parameter(Grammar grammar) {
        int at = grammar.tokens.here();
        int from = grammar.tokens.place();
        grammar.names.any("a parameter", "after 'SET'");
        if (!grammar.tokens.accept('=')) {
            grammar.tokens.expect(TO, "after the parameter");
        }
        grammar.expressions.list();
        return List.of(new Words(grammar.tokens.words(from), at));
    }
}
