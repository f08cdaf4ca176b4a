package io.github.redshiftdeploy.sql.tree;

import java.util.List;

/** Creates, changes and describes users, groups, roles, and the identity providers that vouch for them. */
public sealed interface PrincipalCommand extends Command {

    /** {@code CREATE USER}. */
    record CreateUser(Name name, List<Option> options, int at) implements PrincipalCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE USER").node(name).all(options);
        }
    }

    /** {@code ALTER USER}. */
    record AlterUser(Name name, List<Option> options, int at) implements PrincipalCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER USER").node(name).all(options);
        }
    }

    /** {@code CREATE GROUP}. */
    record CreateGroup(Name name, List<Name> users, int at) implements PrincipalCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE GROUP").node(name).list("WITH USER", users);
        }
    }

    /**
     * {@code ALTER GROUP}.
     *
     * @param action {@code ADD USER}, {@code DROP USER} or {@code RENAME TO}
     * @param names users, or the new name
     */
    record AlterGroup(Name name, String action, List<Name> names, int at) implements PrincipalCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER GROUP").node(name).list(action, names);
        }
    }

    /** {@code CREATE ROLE}. */
    record CreateRole(Name name, List<Option> options, int at) implements PrincipalCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE ROLE").node(name).all(options);
        }
    }

    /** {@code ALTER ROLE}. */
    record AlterRole(Name name, List<Option> options, int at) implements PrincipalCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER ROLE").node(name).all(options);
        }
    }

    /** {@code CREATE IDENTITY PROVIDER}. */
    record CreateIdentityProvider(Name name, List<Option> options, int at) implements PrincipalCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE IDENTITY PROVIDER").node(name).all(options);
        }
    }

    /** {@code ALTER IDENTITY PROVIDER}. */
    record AlterIdentityProvider(Name name, List<Option> options, int at) implements PrincipalCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("ALTER IDENTITY PROVIDER").node(name).all(options);
        }
    }

    /** {@code DESC IDENTITY PROVIDER}. */
    record DescribeIdentityProvider(Name name, int at) implements PrincipalCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("DESC IDENTITY PROVIDER").node(name);
        }
    }
}
