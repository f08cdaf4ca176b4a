package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grantee;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Privilege;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Reach;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Target;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. */
final class GrantCommands {

    private static final String[] PURPOSES = {
        "ALL", "COPY", "UNLOAD", "CREATE EXTERNAL FUNCTION", "EXTERNAL FUNCTION", "CREATE MODEL"
    };

    private final Grammar grammar;
    private final Tokens tokens;
    private final Privileges privileges;
    private final Grantees grantees;

    GrantCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.privileges = new Privileges(grammar);
        this.grantees = new Grantees(grammar);
    }

    /** Reads a GRANT. */
    Command grant() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.expect(GRANT, "");
        List<Privilege> granted = privileges.list("after 'GRANT'");
        if (atForeignObject()) {
            return grammar.foreign(from, at);
        }
        return grant(granted, privileges.target(granted), at);
    }

    private PrivilegeCommand grant(List<Privilege> granted, @Nullable Target target, int at) {
        tokens.expect(TO, target == null ? "after the privileges" : "after what they are on");
        List<Grantee> receivers = grantees.list("after 'TO'", target);
        privileges.checkPlain(granted, target, receivers);
        checkColumns(granted, receivers);
        return new PrivilegeCommand.Grant(granted, target, receivers, purposes(granted), at);
    }

    /** Privileges on columns of a table of Redshift cannot be handed on. */
    private void checkColumns(List<Privilege> granted, List<Grantee> receivers) {
        boolean columns =
                granted.stream().anyMatch(privilege -> !privilege.columns().isEmpty());
        for (Grantee receiver : columns ? receivers : List.<Grantee>of()) {
            if (receiver.option().equals("WITH GRANT OPTION")
                    && receiver.words().isEmpty()) {
                grammar.report(Problem.of(
                                SqlCode.CONFLICT,
                                receiver.at(),
                                "'WITH GRANT OPTION' does not go together with single columns")
                        .help("leave it out, or grant the whole table"));
            }
        }
    }

    /** Reads a REVOKE. */
    Command revoke() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.expect(REVOKE, "");
        String option = option(true);
        int behind = tokens.place();
        boolean bare = !option.isEmpty() && tokens.keyword(-1) != FOR;
        List<Privilege> revoked = privileges.list(option.isEmpty() ? "after 'REVOKE'" : tokens.afterLast());
        if (atForeignObject()) {
            return grammar.foreign(from, at);
        }
        Target target = privileges.target(revoked);
        if (bare && !isScoped(target)) {
            tokens.back(behind);
            tokens.expect(FOR, "after 'OPTION'");
        }
        return revoke(option, revoked, target, at);
    }

    /** Only behind FOR … IN the guide leaves out the FOR of GRANT OPTION FOR. */
    private static boolean isScoped(@Nullable Target target) {
        return target != null && (target.reach() == Reach.SCHEMA || target.reach() == Reach.DATABASE);
    }

    private PrivilegeCommand revoke(String option, List<Privilege> revoked, @Nullable Target target, int at) {
        tokens.expect(FROM, target == null ? "after the privileges" : "after what they are on");
        List<Grantee> losers = grantees.list("after 'FROM'", target);
        privileges.checkPlain(revoked, target, losers);
        List<Words> purposes = purposes(revoked);
        String behavior = grammar.words("CASCADE", "RESTRICT").map(Words::words).orElse("");
        return new PrivilegeCommand.Revoke(option, revoked, target, losers, purposes, behavior, at);
    }

    private String option(boolean scoped) {
        if ((tokens.at(GRANT) || tokens.at(ADMIN)) && tokens.keyword(1) == OPTION) {
            boolean bare = scoped && tokens.at(GRANT);
            String option = tokens.keyword() + " OPTION FOR";
            tokens.advance();
            tokens.advance();
            if (!tokens.accept(FOR) && !bare) {
                tokens.expect(FOR, "after 'OPTION'");
            }
            return option;
        }
        return "";
    }

    /** Tells whether ON names a kind of object that Redshift does not have, and reports it. */
    private boolean atForeignObject() {
        if (!tokens.at(ON)) {
            return false;
        }
        boolean sequences = tokens.keyword(1) == Keyword.ALL && tokens.keyword(2) == SEQUENCES;
        if (sequences || (tokens.keyword(1) == SEQUENCE && tokens.atWord(2) && tokens.keyword(2) != TO)) {
            grammar.unsupported(
                    "sequences", tokens.here(), "IDENTITY columns belong to their table and have no privileges");
            return true;
        }
        return false;
    }

    /** Reads an ALTER DEFAULT PRIVILEGES; the next token is DEFAULT. */
    PrivilegeCommand defaultPrivileges(int at) {
        tokens.advance();
        tokens.expect(PRIVILEGES, "after 'DEFAULT'");
        List<Name> users = List.of();
        List<Name> schemas = List.of();
        while (tokens.at(FOR) || tokens.at(IN)) {
            if (tokens.accept(FOR)) {
                if (!tokens.accept(USER) && !tokens.accept(ROLE)) {
                    throw tokens.expected("USER", "after 'FOR'");
                }
                users = grammar.names.principals("a user", "after 'USER'");
            } else {
                tokens.advance();
                tokens.expect(SCHEMA, "after 'IN'");
                schemas = grammar.names.list("a schema", "after 'SCHEMA'");
            }
        }
        return new PrivilegeCommand.DefaultPrivileges(users, schemas, change(), at);
    }

    private PrivilegeCommand change() {
        int at = tokens.here();
        if (tokens.accept(GRANT)) {
            List<Privilege> granted = privileges.list("after 'GRANT'");
            return grant(granted, privileges.defaults(granted), at);
        }
        if (tokens.accept(REVOKE)) {
            String option = option(false);
            List<Privilege> revoked = privileges.list("after 'REVOKE'");
            return revoke(option, revoked, privileges.defaults(revoked), at);
        }
        throw tokens.oneOf("in 'ALTER DEFAULT PRIVILEGES'", "FOR USER", "IN SCHEMA", "GRANT", "REVOKE");
    }

    private List<Words> purposes(List<Privilege> privileges) {
        if (!tokens.at(FOR)) {
            return List.of();
        }
        if (!Privileges.has(privileges, "ASSUMEROLE")) {
            throw tokens.expected("the end of the statement", "").helping("only ASSUMEROLE is granted FOR commands");
        }
        tokens.advance();
        List<Words> purposes = new ArrayList<>();
        do {
            purposes.add(grammar.oneOf(purposes.isEmpty() ? "after 'FOR'" : "after ','", PURPOSES));
        } while (tokens.accept(','));
        return List.copyOf(purposes);
    }
}
