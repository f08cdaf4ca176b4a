package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Listed;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.PrincipalCommand;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads what creates and changes users, groups and roles. */
final class PrincipalCommands {

    private static final OptionTable CREATE_USER = userOptions(new OptionTable("CREATE USER"))
            .row("IN GROUP", grammar -> List.of(users(grammar, "a group")))
            .row("SYSID", OptionTable::number);

    private static final OptionTable ALTER_USER = userOptions(new OptionTable("ALTER USER"))
            .flags("RESET SESSION TIMEOUT", "NOLOGIN")
            .row("LOGIN PASSWORD", OptionTable.STRING)
            .exclusive("LOGIN PASSWORD", "NOLOGIN")
            .against("LOGIN PASSWORD", "PASSWORD", "ENCRYPTED PASSWORD", "UNENCRYPTED PASSWORD")
            .row("RENAME TO", grammar -> List.of(principal(grammar, "a user")))
            .row("RESET", grammar -> List.of(grammar.names.qualified("a parameter", "after 'RESET'")))
            .row("SET", grammar -> List.of(new SessionCommands(grammar).setting("after 'SET'")));

    private static final OptionTable CREATE_ROLE =
            new OptionTable("CREATE ROLE").row("EXTERNALID", PrincipalCommands::externalId);

    private static final OptionTable ALTER_ROLE = new OptionTable("ALTER ROLE")
            .row("RENAME TO", grammar -> List.of(principal(grammar, "a role")))
            .row("OWNER TO", grammar -> List.of(principal(grammar, "a user")))
            .row("EXTERNALID TO", PrincipalCommands::externalId);

    /** Words behind the name of a role of PostgreSQL, which may be a user. */
    private static final Set<Keyword> FOR_USERS = EnumSet.of(
            Keyword.LOGIN,
            NOLOGIN,
            SUPERUSER,
            NOSUPERUSER,
            CREATEDB,
            NOCREATEDB,
            INHERIT,
            NOINHERIT,
            REPLICATION,
            PASSWORD,
            VALID);

    private final Grammar grammar;
    private final Tokens tokens;

    PrincipalCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    private static OptionTable userOptions(OptionTable table) {
        return table.flags("CREATEDB", "NOCREATEDB", "CREATEUSER", "NOCREATEUSER")
                .row("CONNECTION LIMIT", PrincipalCommands::limit)
                .row("ENCRYPTED PASSWORD", OptionTable.STRING)
                .row("EXTERNALID", PrincipalCommands::externalId)
                .row("PASSWORD", PrincipalCommands::password)
                .row("SESSION TIMEOUT", OptionTable.between("SESSION TIMEOUT", 60, 1_728_000))
                .row(
                        "SYSLOG ACCESS",
                        grammar -> List.of(grammar.oneOf("after 'SYSLOG ACCESS'", "RESTRICTED", "UNRESTRICTED")))
                .row("UNENCRYPTED PASSWORD", OptionTable.STRING)
                .row("VALID UNTIL", OptionTable.STRING)
                .exclusive("CREATEDB", "NOCREATEDB")
                .exclusive("CREATEUSER", "NOCREATEUSER")
                .exclusive("PASSWORD", "ENCRYPTED PASSWORD", "UNENCRYPTED PASSWORD");
    }

    // Users.

    /** Reads a CREATE USER; the next token is USER. */
    PrincipalCommand createUser(int at) {
        tokens.advance();
        Name name = newUser("after 'CREATE USER'");
        grammar.checkLength(name);
        List<Option> options = options(CREATE_USER);
        if (options.stream().noneMatch(option -> option.words().endsWith("PASSWORD"))) {
            grammar.report(Problem.of(SqlCode.MISSING_CLAUSE, at, "CREATE USER without PASSWORD")
                    .help("add PASSWORD and a hash of it, or PASSWORD DISABLE"));
        }
        return new PrincipalCommand.CreateUser(name, options, at);
    }

    private Name newUser(String where) {
        if (tokens.at(PUBLIC)) {
            throw tokens.expected("the name of a user", where).helping("PUBLIC stands for all users");
        }
        return grammar.names.principal("the name of a user", where);
    }

    /** Reads an ALTER USER; the next token is USER. */
    PrincipalCommand alterUser(int at) {
        tokens.advance();
        Name name = newUser("after 'ALTER USER'");
        return new PrincipalCommand.AlterUser(name, changes(ALTER_USER), at);
    }

    /** Reads options up to the end of the statement. */
    private List<Option> options(OptionTable table) {
        tokens.accept(WITH);
        List<Option> options = new ArrayList<>();
        while (!tokens.ended() && !tokens.at(';')) {
            if (!options.isEmpty()) {
                tokens.accept(',');
            }
            options.add(table.next(grammar).orElseThrow(() -> table.expected(grammar)));
        }
        table.check(grammar, options);
        return List.copyOf(options);
    }

    /** Reads options of which there is at least one. */
    private List<Option> changes(OptionTable table) {
        List<Option> options = options(table);
        if (options.isEmpty()) {
            throw table.expected(grammar);
        }
        return options;
    }

    // Groups.

    /** Reads a CREATE GROUP; the next token is GROUP. */
    PrincipalCommand createGroup(int at) {
        tokens.advance();
        Name name = grammar.names.principal("the name of a group", "after 'CREATE GROUP'");
        grammar.checkLength(name);
        boolean with = tokens.accept(WITH);
        List<Name> users = List.of();
        if (tokens.accept(USER)) {
            users = grammar.names.principals("a user", "after 'USER'");
            grammar.rowChecks.distinct(users, "user");
        } else if (with) {
            throw tokens.expected("USER", "after 'WITH'");
        }
        return new PrincipalCommand.CreateGroup(name, users, at);
    }

    /** Reads an ALTER GROUP; the next token is GROUP. */
    PrincipalCommand alterGroup(int at) {
        tokens.advance();
        Name name = grammar.names.principal("a group", "after 'ALTER GROUP'");
        String action = grammar.oneOf("after the group", "ADD USER", "DROP USER", "RENAME TO")
                .words();
        List<Name> names = action.equals("RENAME TO")
                ? List.of(grammar.names.principal("a group", "after 'RENAME TO'"))
                : grammar.names.principals("a user", "after '" + action + "'");
        grammar.rowChecks.distinct(names, "user");
        return new PrincipalCommand.AlterGroup(name, action, names, at);
    }

    // Roles.

    /** Reads a CREATE ROLE; the next token is ROLE. */
    Command createRole(int from, int at) {
        tokens.advance();
        Name name = grammar.names.principal("the name of a role", "after 'CREATE ROLE'");
        grammar.checkLength(name);
        int behind = tokens.here();
        tokens.accept(WITH);
        if (tokens.keyword() != null && FOR_USERS.contains(tokens.keyword())) {
            grammar.unsupported("roles that log in", behind, "CREATE USER makes a user; roles are granted to users");
            return grammar.foreign(from, at);
        }
        return new PrincipalCommand.CreateRole(name, options(CREATE_ROLE), at);
    }

    /** Reads an ALTER ROLE; the next token is ROLE. */
    PrincipalCommand alterRole(int at) {
        tokens.advance();
        Name name = grammar.names.principal("a role", "after 'ALTER ROLE'");
        return new PrincipalCommand.AlterRole(name, changes(ALTER_ROLE), at);
    }

    // What options have for values.

    private static Name principal(Grammar grammar, String what) {
        return grammar.names.principal(what, grammar.tokens.afterLast());
    }

    private static Node users(Grammar grammar, String what) {
        int at = grammar.tokens.here();
        return new Listed(grammar.names.principals(what, grammar.tokens.afterLast()), at);
    }

    private static List<Node> password(Grammar grammar) {
        int at = grammar.tokens.here();
        if (grammar.tokens.accept(DISABLE)) {
            return List.of(new Words("DISABLE", at));
        }
        if (!grammar.tokens.atString() && !grammar.atPlaceholder()) {
            throw grammar.tokens.expected("a string or DISABLE", "after 'PASSWORD'");
        }
        return List.of(grammar.expressions.constant());
    }

    private static List<Node> limit(Grammar grammar) {
        return grammar.words("UNLIMITED").map(List::<Node>of).orElseGet(() -> OptionTable.number(grammar));
    }

    /** An identifier outside: a quoted name, as the manual has it, or a string. */
    private static List<Node> externalId(Grammar grammar) {
        if (grammar.tokens.atString()) {
            return List.of(grammar.expressions.constant());
        }
        return List.of(grammar.names.simple("an identifier in double quotes", grammar.tokens.afterLast()));
    }
}
