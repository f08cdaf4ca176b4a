package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.PrincipalCommand;
import java.util.ArrayList;
import java.util.List;

/** Reads what creates, changes and describes identity providers. */
final class IdentityProviderCommands {

    private static final OptionTable CREATE = options(new OptionTable("CREATE IDENTITY PROVIDER"))
            .row("APPLICATION_ARN", OptionTable.STRING)
            .row("TYPE", IdentityProviderCommands::type);

    private static final OptionTable ALTER = options(new OptionTable("ALTER IDENTITY PROVIDER"))
            .flags("DISABLE", "ENABLE")
            .exclusive("DISABLE", "ENABLE");

    private final Grammar grammar;
    private final Tokens tokens;

    IdentityProviderCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    private static OptionTable options(OptionTable table) {
        return table.row("AUTO_CREATE_ROLES", IdentityProviderCommands::roles)
                .row("IAM_ROLE", AuthorizationOptions::role)
                .row("NAMESPACE", IdentityProviderCommands::type)
                .row("PARAMETERS", OptionTable.STRING);
    }

    /** Reads a CREATE IDENTITY PROVIDER; the next token is IDENTITY. */
    PrincipalCommand create(int at) {
        Name name = name();
        List<Option> options = options(CREATE, grammar);
        for (String needed : List.of("TYPE", "NAMESPACE")) {
            if (options.stream().noneMatch(option -> option.words().equals(needed))) {
                grammar.report(Problem.of(SqlCode.MISSING_CLAUSE, at, "CREATE IDENTITY PROVIDER without " + needed)
                        .help("add " + needed));
            }
        }
        return new PrincipalCommand.CreateIdentityProvider(name, options, at);
    }

    /** Reads an ALTER IDENTITY PROVIDER; the next token is IDENTITY. */
    PrincipalCommand alter(int at) {
        Name name = name();
        List<Option> options = options(ALTER, grammar);
        if (options.isEmpty()) {
            throw ALTER.expected(grammar);
        }
        return new PrincipalCommand.AlterIdentityProvider(name, options, at);
    }

    /** Reads a DESC IDENTITY PROVIDER; the next token is IDENTITY. */
    PrincipalCommand describe(int at) {
        return new PrincipalCommand.DescribeIdentityProvider(name(), at);
    }

    private Name name() {
        tokens.advance();
        tokens.expect(PROVIDER, "after 'IDENTITY'");
        return grammar.names.simple("an identity provider", "after 'IDENTITY PROVIDER'");
    }

    private static List<Option> options(OptionTable table, Grammar grammar) {
        List<Option> options = table.read(grammar);
        if (!grammar.tokens.ended() && !grammar.tokens.at(';')) {
            throw table.expected(grammar);
        }
        return options;
    }

    private static List<Node> type(Grammar grammar) {
        return grammar.tokens.atString()
                ? List.of(grammar.expressions.constant())
                : List.of(grammar.names.simple("a name or a string", grammar.tokens.afterLast()));
    }

    private static List<Node> roles(Grammar grammar) {
        List<Node> values = new ArrayList<>();
        grammar.words("TRUE", "FALSE").ifPresent(values::add);
        grammar.words("INCLUDE GROUPS LIKE", "EXCLUDE GROUPS LIKE").ifPresent(filter -> {
            values.add(filter);
            values.addAll(OptionTable.string(grammar));
        });
        return values;
    }
}
