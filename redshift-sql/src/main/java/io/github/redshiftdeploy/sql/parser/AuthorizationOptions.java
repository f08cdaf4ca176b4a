package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.List;
import java.util.Set;

/** The options by which a command gets access to other services of AWS: a role, or keys. */
final class AuthorizationOptions {

    private static final Set<String> METHODS = Set.of("IAM_ROLE", "CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY");

    private AuthorizationOptions() {}

    /** Adds the options to the table of a command. */
    static OptionTable addTo(OptionTable table) {
        return table.row("IAM_ROLE", AuthorizationOptions::role)
                .row("CREDENTIALS", OptionTable.STRING)
                .row("ACCESS_KEY_ID", OptionTable.STRING)
                .row("SECRET_ACCESS_KEY", OptionTable.STRING)
                .row("SESSION_TOKEN", OptionTable.STRING)
                .row("TOKEN", OptionTable.STRING)
                .row("MASTER_SYMMETRIC_KEY", OptionTable.STRING)
                .exclusive("IAM_ROLE", "CREDENTIALS", "ACCESS_KEY_ID")
                .against("CREDENTIALS", "MASTER_SYMMETRIC_KEY")
                .needs("ACCESS_KEY_ID", "SECRET_ACCESS_KEY")
                .needs("SECRET_ACCESS_KEY", "ACCESS_KEY_ID")
                .needs("SESSION_TOKEN", "ACCESS_KEY_ID")
                .needs("TOKEN", "ACCESS_KEY_ID")
                .needs("MASTER_SYMMETRIC_KEY", "ENCRYPTED");
    }

    /** Reads what follows IAM_ROLE: the name of a role, or a word for one. */
    static List<Node> role(Grammar grammar) {
        grammar.skipFiller();
        if (grammar.tokens.at(DEFAULT) || grammar.tokens.at(SESSION)) {
            Words words = new Words(String.valueOf(grammar.tokens.keyword()), grammar.tokens.here());
            grammar.tokens.advance();
            return List.of(words);
        }
        if (!grammar.tokens.atString() && !grammar.atPlaceholder()) {
            throw grammar.tokens.expected("DEFAULT or the ARN of a role as a string", "after 'IAM_ROLE'");
        }
        return List.of(grammar.expressions.constant());
    }

    /** Reports that a command names no way to get access; a placeholder may hide it. */
    static void check(Grammar grammar, String command, int at, List<Option> options) {
        if (!isNamed(options)) {
            grammar.report(Problem.of(SqlCode.MISSING_CLAUSE, at, command + " without authorization")
                    .help("add IAM_ROLE and the ARN of a role, or IAM_ROLE DEFAULT"));
        }
    }

    private static boolean isNamed(List<Option> options) {
        for (Option option : options) {
            if (METHODS.contains(option.words()) || hides(option)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hides(Option option) {
        return option.words().isEmpty()
                && option.values().stream()
                        .anyMatch(
                                value -> value instanceof Literal literal && literal.kind() == Literal.Kind.PARAMETER);
    }
}
