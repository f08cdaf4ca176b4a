package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.PolicyCommand;
import io.github.redshiftdeploy.sql.tree.PolicyCommand.Input;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grantee;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what creates policies, changes them, and attaches them to tables. */
final class PolicyCommands {

    /** Whom a policy can be for: a user has no word before the name. */
    private static final Set<String> PRINCIPALS = Set.of("", "ROLE", "PUBLIC");

    private final Grammar grammar;
    private final Tokens tokens;
    private final Grantees grantees;

    PolicyCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.grantees = new Grantees(grammar);
    }

    /** Reads a CREATE of a policy; the next token is MASKING or RLS. */
    PolicyCommand create(int at) {
        ObjectType type = type();
        boolean ifNotExists = grammar.ifNotExists();
        Name name = grammar.names.qualified("the name of a policy", "after 'POLICY'");
        grammar.checkLength(name);
        ifNotExists |= type == ObjectType.MASKING_POLICY && grammar.ifNotExists();
        if (type == ObjectType.MASKING_POLICY && !tokens.at(WITH)) {
            throw tokens.expected("WITH and the columns that are masked", "after the name");
        }
        List<Input> inputs = tokens.accept(WITH) ? inputs() : List.of();
        Name alias = inputs.isEmpty() || tokens.at(USING) ? null : grammar.names.alias(next -> true);
        return new PolicyCommand.Create(type, ifNotExists, name, inputs, alias, using(), at);
    }

    /** Reads an ALTER of a policy; the next token is MASKING or RLS. */
    PolicyCommand alter(int at) {
        ObjectType type = type();
        Name name = grammar.names.qualified("a policy", "after 'POLICY'");
        return new PolicyCommand.Alter(type, name, using(), at);
    }

    /** Reads an ATTACH or a DETACH. */
    PolicyCommand attach() {
        int at = tokens.here();
        boolean attach = tokens.at(ATTACH);
        tokens.advance();
        if (!tokens.at(MASKING) && !tokens.at(RLS)) {
            throw tokens.oneOf(tokens.afterLast(), "MASKING POLICY", "RLS POLICY");
        }
        ObjectType type = type();
        Name name = grammar.names.qualified("a policy", "after 'POLICY'");
        tokens.expect(ON, "after the policy");
        tokens.accept(TABLE);
        List<Name> tables = type == ObjectType.RLS_POLICY
                ? grammar.names.list("a table", "after 'ON'")
                : List.of(grammar.names.qualified("a table", "after 'ON'"));
        List<Expression> outputs = type == ObjectType.MASKING_POLICY ? paths("after the table") : List.of();
        List<Expression> inputs =
                attach && !outputs.isEmpty() && tokens.accept(USING) ? paths("after 'USING'") : List.of();
        tokens.expect(attach ? TO : FROM, type == ObjectType.RLS_POLICY ? "after the tables" : "after the columns");
        List<Grantee> whom = grantees.list(attach ? "after 'TO'" : "after 'FROM'", null);
        checkPrincipals(type, whom);
        Expression priority = attach && type == ObjectType.MASKING_POLICY && tokens.accept(PRIORITY) ? number() : null;
        return new PolicyCommand.Attach(attach, type, name, tables, outputs, inputs, whom, priority, at);
    }

    private void checkPrincipals(ObjectType type, List<Grantee> whom) {
        for (Grantee grantee : whom) {
            if (!PRINCIPALS.contains(grantee.words())) {
                grammar.report(Problem.of(SqlCode.SYNTAX, grantee.at(), "a policy is for users, roles and PUBLIC only")
                        .help("grant a role to them, and attach the policy to the role"));
            }
        }
        if (type == ObjectType.MASKING_POLICY && whom.size() > 1) {
            grammar.report(Problem.of(
                            SqlCode.SYNTAX,
                            whom.get(1).at(),
                            "a masking policy is attached to one user or role at a time")
                    .help("write a command for each, or attach the policy to a role that they have"));
        }
    }

    private ObjectType type() {
        ObjectType type = tokens.at(RLS) ? ObjectType.RLS_POLICY : ObjectType.MASKING_POLICY;
        tokens.advance();
        tokens.expect(POLICY, tokens.afterLast());
        return type;
    }

    private List<Input> inputs() {
        int opener = tokens.here();
        tokens.expect('(', "after 'WITH'");
        List<Input> inputs = new ArrayList<>();
        do {
            int at = tokens.here();
            Name name = grammar.names.simple("a column", inputs.isEmpty() ? "after '('" : "after ','");
            inputs.add(new Input(name, grammar.types.type("after the column"), at));
        } while (tokens.accept(','));
        tokens.close(')', opener, "after the type");
        grammar.rowChecks.distinct(inputs.stream().map(Input::name).toList(), "column");
        return List.copyOf(inputs);
    }

    private List<Expression> using() {
        tokens.expect(USING, tokens.afterLast());
        int opener = tokens.here();
        tokens.expect('(', "after 'USING'");
        List<Expression> using = grammar.expressions.list();
        tokens.close(')', opener, "after the expression");
        return using;
    }

    /** Reads columns, or paths into SUPER values, in parentheses. */
    private List<Expression> paths(String where) {
        int opener = tokens.here();
        tokens.expect('(', where);
        List<Expression> paths = new ArrayList<>();
        do {
            Name name = grammar.names.qualified("a column", paths.isEmpty() ? "after '('" : "after ','");
            paths.add(grammar.expressions.path(name));
        } while (tokens.accept(','));
        tokens.close(')', opener, "after a column");
        return List.copyOf(paths);
    }

    private Expression number() {
        if (!tokens.atNumber() && !tokens.at('-') && !grammar.atPlaceholder()) {
            throw tokens.expected("a number", "after 'PRIORITY'");
        }
        return grammar.expressions.constant();
    }
}
