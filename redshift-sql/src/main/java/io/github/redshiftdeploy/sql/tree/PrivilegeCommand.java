package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives privileges to users, groups and roles, or takes them away. */
public sealed interface PrivilegeCommand extends Command {

    /**
     * {@code GRANT}.
     *
     * @param target absent when roles or privileges of the whole system are granted
     * @param purposes the commands for which ASSUMEROLE is granted
     */
    record Grant(
            List<Privilege> privileges, @Nullable Target target, List<Grantee> grantees, List<Words> purposes, int at)
            implements PrivilegeCommand {
        @Override
        public void parts(Parts to) {
            to.word("GRANT").list(privileges).optional(target).list("TO", grantees);
            to.list("FOR", purposes);
        }
    }

    /**
     * {@code REVOKE}.
     *
     * @param option {@code GRANT OPTION FOR} or {@code ADMIN OPTION FOR} when that alone is revoked, or empty
     * @param behavior {@code CASCADE} or {@code RESTRICT}, or empty
     */
    record Revoke(
            String option,
            List<Privilege> privileges,
            @Nullable Target target,
            List<Grantee> grantees,
            List<Words> purposes,
            String behavior,
            int at)
            implements PrivilegeCommand {
        @Override
        public void parts(Parts to) {
            to.word("REVOKE").word(option).list(privileges).optional(target).list("FROM", grantees);
            to.list("FOR", purposes).word(behavior);
        }
    }

    /**
     * {@code ALTER DEFAULT PRIVILEGES}: what is granted or revoked on objects that are yet to be created.
     *
     * @param users those who will create the objects
     * @param schemas where
     * @param change a GRANT or a REVOKE
     */
    record DefaultPrivileges(List<Name> users, List<Name> schemas, PrivilegeCommand change, int at)
            implements PrivilegeCommand {
        @Override
        public void parts(Parts to) {
            to.word("ALTER DEFAULT PRIVILEGES").list("FOR USER", users).list("IN SCHEMA", schemas);
            to.node(change);
        }
    }

    /**
     * A privilege.
     *
     * @param words such as {@code SELECT} or {@code CREATE USER}; {@code ROLE} when a role is granted
     * @param role the role that is granted
     * @param columns the columns to which the privilege is limited
     */
    record Privilege(String words, @Nullable Name role, List<Name> columns, int at) implements Node {
        @Override
        public void parts(Parts to) {
            to.word(words).optional(role).enclosed("", columns);
        }
    }

    /**
     * What privileges are on.
     *
     * @param words such as {@code ON SCHEMA} or {@code FOR TABLES IN SCHEMA}
     * @param objects names, signatures of functions, ARNs of roles
     * @param database where the schema of a FOR clause is
     */
    record Target(
            String words,
            List<? extends Node> objects,
            @Nullable Name database,
            int at) implements Node {
        @Override
        public void parts(Parts to) {
            to.word(words).list(objects).optional("DATABASE", database);
        }
    }

    /**
     * Who gets or loses a privilege.
     *
     * @param words the kind, such as {@code ROLE}; empty for a user, {@code PUBLIC} for all
     * @param name a name, or a string for an account, a namespace or a role of AWS; absent for PUBLIC
     * @param option what stands behind the name, such as {@code WITH GRANT OPTION}, or empty
     */
    record Grantee(String words, @Nullable Node name, String option, int at) implements Node {
        @Override
        public void parts(Parts to) {
            to.word(words).optional(name).word(option);
        }
    }
}
