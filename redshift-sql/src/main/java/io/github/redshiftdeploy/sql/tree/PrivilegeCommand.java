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
        public void parts(NodeWriter to) {
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
        public void parts(NodeWriter to) {
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
        public void parts(NodeWriter to) {
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
        public void parts(NodeWriter to) {
            to.word(words).optional(role).enclosed("", columns);
        }
    }

    /** Which objects of a type privileges are on. */
    enum Reach {
        /** {@code ON TABLE orders}: those that are named. */
        NAMED,
        /** {@code ON ALL TABLES IN SCHEMA sales}: those that are there. */
        ALL_IN_SCHEMA,
        /** {@code FOR TABLES IN SCHEMA sales}: those that are there, and those to come. */
        SCHEMA,
        /** {@code FOR TABLES IN DATABASE dev}: those that are there, and those to come. */
        DATABASE,
        /** {@code ON TABLES}, of default privileges: those to come. */
        TO_COME;

        private String words(ObjectType type) {
            return switch (this) {
                case NAMED -> "ON " + type.words();
                case ALL_IN_SCHEMA -> "ON " + type.allInSchema();
                case SCHEMA -> "FOR " + type.plural() + " IN SCHEMA";
                case DATABASE -> "FOR " + type.plural() + " IN DATABASE";
                case TO_COME -> "ON " + type.plural();
            };
        }
    }

    /**
     * What privileges are on.
     *
     * @param type absent where the words leave it out: tables, datashares, roles of AWS
     * @param objects names, signatures of functions, ARNs of roles; the schemas or the database for all in them
     * @param columns those of a table of another catalog to which the privileges are limited
     * @param database where the schema of a FOR clause is
     */
    record Target(
            Reach reach,
            @Nullable ObjectType type,
            List<? extends Node> objects,
            List<Name> columns,
            @Nullable Name database,
            int at)
            implements Node {

        /** Makes a target without columns. */
        public Target(
                Reach reach, @Nullable ObjectType type, List<? extends Node> objects, @Nullable Name database, int at) {
            this(reach, type, objects, List.of(), database, at);
        }

        @Override
        public void parts(NodeWriter to) {
            to.word(type == null ? "ON" : reach.words(type)).list(objects);
            to.enclosed("", columns).optional("DATABASE", database);
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
        public void parts(NodeWriter to) {
            to.word(words).optional(name).word(option);
        }
    }
}
