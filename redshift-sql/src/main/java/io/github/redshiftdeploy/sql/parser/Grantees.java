package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grantee;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Target;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who gets or loses privileges: users, groups, roles, policies, and accounts and roles of AWS. */
final class Grantees {

    private final Grammar grammar;
    private final Tokens tokens;

    Grantees(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads one or more of them. */
    List<Grantee> list(String where, @Nullable Target target) {
        boolean external = target != null && isExternal(target);
        List<Grantee> grantees = new ArrayList<>();
        do {
            Grantee grantee = grantee(grantees.isEmpty() ? where : "after ','");
            if (!external) {
                check(grantee);
            }
            grantees.add(grantee);
        } while (tokens.accept(','));
        return List.copyOf(grantees);
    }

    private static boolean isExternal(Target target) {
        return target.type() == ObjectType.EXTERNAL_FUNCTION
                || target.type() == ObjectType.EXTERNAL_SCHEMA
                || target.type() == ObjectType.EXTERNAL_TABLE;
    }

    private Grantee grantee(String where) {
        int at = tokens.here();
        String words = kind();
        Node name = words.equals("PUBLIC") ? null : name(words, where);
        String option = grammar.words("WITH GRANT OPTION", "WITH ADMIN OPTION", "VIA DATA CATALOG")
                .map(Words::words)
                .orElse("");
        return new Grantee(words, name, option, at);
    }

    /** Reads the words that tell what kind of name follows; a user has none. */
    private String kind() {
        if (tokens.accept(PUBLIC)) {
            return "PUBLIC";
        }
        if (tokens.at(NAMESPACE) || tokens.at(ACCOUNT) || tokens.at(IAM_ROLE)) {
            boolean named =
                    tokens.kind(1) == TokenKind.STRING || tokens.atWord(1) || tokens.kind(1) == TokenKind.NUMBER;
            return named ? word() : "";
        }
        if (tokens.at(GROUP) || (tokens.at(ROLE) && tokens.atWord(1))) {
            return word();
        }
        return grammar.words("RLS POLICY", "MASKING POLICY").map(Words::words).orElse("");
    }

    private String word() {
        String word = String.valueOf(tokens.keyword());
        tokens.advance();
        return word;
    }

    private @Nullable Node name(String kind, String where) {
        return switch (kind) {
            case "NAMESPACE", "IAM_ROLE" -> constant("a string", kind);
            case "ACCOUNT" -> tokens.at(VIA) ? null : constant("the number of an account", kind);
            case "RLS POLICY", "MASKING POLICY" -> grammar.names.qualified("a policy", "after 'POLICY'");
            case "GROUP" -> grammar.names.principal("a group", "after 'GROUP'");
            case "ROLE" -> grammar.names.principal("a role", "after 'ROLE'");
            default -> tokens.atString() ? grammar.expressions.constant() : user(where);
        };
    }

    private Node user(String where) {
        if (tokens.at(USER)) {
            throw tokens.expected("a user, ROLE, GROUP or PUBLIC", where).helping("leave out the word USER");
        }
        return grammar.names.principal("a user, ROLE, GROUP or PUBLIC", where);
    }

    private Node constant(String what, String kind) {
        if (!tokens.atString() && !tokens.atNumber() && !tokens.atName() && !tokens.at(DEFAULT)) {
            throw tokens.expected(what, "after '" + kind + "'");
        }
        return grammar.expressions.constant();
    }

    private void check(Grantee grantee) {
        boolean many = grantee.words().equals("GROUP") || grantee.words().equals("PUBLIC");
        if (many && grantee.option().equals("WITH GRANT OPTION")) {
            grammar.report(Problem.of(
                            SqlCode.CONFLICT,
                            grantee.at(),
                            "'WITH GRANT OPTION' does not go together with " + grantee.words())
                    .help("grant it to single users"));
        }
    }
}
