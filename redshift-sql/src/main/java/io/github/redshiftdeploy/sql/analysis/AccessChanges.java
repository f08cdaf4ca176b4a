package io.github.redshiftdeploy.sql.analysis;

import static io.github.redshiftdeploy.sql.analysis.Action.CHANGES;
import static io.github.redshiftdeploy.sql.analysis.Action.CREATES;
import static io.github.redshiftdeploy.sql.analysis.Action.DROPS;
import static io.github.redshiftdeploy.sql.analysis.Action.READS;
import static io.github.redshiftdeploy.sql.tree.ObjectType.DATASHARE;
import static io.github.redshiftdeploy.sql.tree.ObjectType.TABLE;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DatashareCommand;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.PolicyCommand;
import io.github.redshiftdeploy.sql.tree.PrincipalCommand;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grantee;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Privilege;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Target;
import io.github.redshiftdeploy.sql.tree.SessionCommand;
import io.github.redshiftdeploy.sql.tree.Signature;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes what commands do that decide who may do what: on privileges, users and roles, policies, datashares, the
 * session.
 */
final class AccessChanges {

    private final EffectWalk walk;
    private final EffectNotes notes;

    AccessChanges(EffectWalk walk, EffectNotes notes) {
        this.walk = walk;
        this.notes = notes;
    }

    /** Notes what a command does; false when what its parts do is all there is. */
    boolean note(Command command) {
        if (command instanceof PrivilegeCommand privileges) {
            privileges(privileges);
        } else if (command instanceof PrincipalCommand principal) {
            principal(principal);
        } else if (command instanceof PolicyCommand policy) {
            policy(policy);
        } else if (command instanceof DatashareCommand share) {
            share(share);
        } else {
            if (command instanceof SessionCommand session) {
                session(session);
            }
            return false;
        }
        return true;
    }

    private void privileges(PrivilegeCommand command) {
        if (command instanceof PrivilegeCommand.Grant grant) {
            privileges(grant.privileges(), grant.target(), grant.grantees());
        } else if (command instanceof PrivilegeCommand.Revoke revoke) {
            privileges(revoke.privileges(), revoke.target(), revoke.grantees());
        } else if (command instanceof PrivilegeCommand.DefaultPrivileges defaults) {
            defaults.users().forEach(user -> notes.noteGlobal(CHANGES, ObjectKind.PRINCIPAL, user));
            defaults.schemas().forEach(schema -> notes.noteGlobal(CHANGES, ObjectKind.SCHEMA, schema));
            if (defaults.schemas().isEmpty()) {
                notes.note(Doubt.EVERYTHING);
            }
            privileges(defaults.change());
        }
    }

    /** To grant on an object is to change it; to grant what is on no object is to change those who get it. */
    private void privileges(List<Privilege> privileges, @Nullable Target target, List<Grantee> grantees) {
        boolean onObjects = target != null && isOnObjects(target);
        grantees(onObjects ? READS : CHANGES, grantees);
        if (!onObjects && grantees.stream().anyMatch(grantee -> grantee.name() == null)) {
            notes.note(Doubt.EVERYTHING); // PUBLIC is everybody.
        }
        for (Privilege privilege : privileges) {
            if (privilege.role() != null) {
                notes.noteGlobal(READS, ObjectKind.PRINCIPAL, privilege.role());
            }
        }
        if (target != null && onObjects) {
            ObjectType unnamed = grantees.stream().anyMatch(AccessChanges::isElsewhere) ? DATASHARE : TABLE;
            target.objects().forEach(object -> notes.note(CHANGES, type(target, unnamed), EffectNotes.named(object)));
        }
    }

    /** Languages are there for good, and the roles of ASSUMEROLE belong to AWS. */
    private static boolean isOnObjects(Target target) {
        boolean languages = target.type() == ObjectType.LANGUAGE && target.reach() == PrivilegeCommand.Reach.NAMED;
        return !languages
                && target.objects().stream().allMatch(object -> object instanceof Signature || object instanceof Name);
    }

    /** Only datashares are granted to other accounts and namespaces; the word DATASHARE may be left out then. */
    private static boolean isElsewhere(Grantee grantee) {
        return grantee.words().equals("ACCOUNT") || grantee.words().equals("NAMESPACE");
    }

    private static ObjectType type(Target target, ObjectType unnamed) {
        return switch (target.reach()) {
            case NAMED -> target.type() == null ? unnamed : target.type();
            case ALL_IN_SCHEMA, SCHEMA -> ObjectType.SCHEMA;
            case DATABASE, TO_COME -> ObjectType.DATABASE;
        };
    }

    private void grantees(Action action, List<Grantee> grantees) {
        for (Grantee grantee : grantees) {
            if (grantee.name() instanceof Name name) {
                notes.noteGlobal(action, ObjectKind.PRINCIPAL, name);
            }
        }
    }

    private void principal(PrincipalCommand command) {
        if (command instanceof PrincipalCommand.CreateUser user) {
            principal(CREATES, user.name(), user.options());
        } else if (command instanceof PrincipalCommand.AlterUser user) {
            principal(CHANGES, user.name(), user.options());
        } else if (command instanceof PrincipalCommand.CreateGroup group) {
            notes.noteGlobal(CREATES, ObjectKind.PRINCIPAL, group.name());
            group.users().forEach(user -> notes.noteGlobal(READS, ObjectKind.PRINCIPAL, user));
        } else if (command instanceof PrincipalCommand.AlterGroup group) {
            notes.noteGlobal(CHANGES, ObjectKind.PRINCIPAL, group.name());
            for (Name name : group.names()) {
                if (group.action().equals("RENAME TO")) {
                    renamePrincipal(group.name(), name);
                } else {
                    notes.noteGlobal(CHANGES, ObjectKind.PRINCIPAL, name);
                }
            }
        } else if (command instanceof PrincipalCommand.CreateRole role) {
            principal(CREATES, role.name(), role.options());
        } else if (command instanceof PrincipalCommand.AlterRole role) {
            principal(CHANGES, role.name(), role.options());
        } else {
            boolean describes = command instanceof PrincipalCommand.DescribeIdentityProvider;
            notes.note(describes ? Doubt.CATALOGUE : Doubt.OTHER);
        }
    }

    private void principal(Action action, Name name, List<Option> options) {
        notes.noteGlobal(action, ObjectKind.PRINCIPAL, name);
        for (Option option : options) {
            if (option.words().equals("RENAME TO") && option.values().get(0) instanceof Name renamed) {
                renamePrincipal(name, renamed);
            }
        }
        walk.all(options);
    }

    private void renamePrincipal(Name from, Name to) {
        notes.noteGlobal(DROPS, ObjectKind.PRINCIPAL, from);
        notes.noteGlobal(CREATES, ObjectKind.PRINCIPAL, to);
    }

    /** Which tables a policy is attached to, its change does not tell. */
    private void policy(PolicyCommand command) {
        if (command instanceof PolicyCommand.Create policy) {
            notes.createGlobal(ObjectKind.POLICY, policy.name(), policy.ifNotExists());
            walk.all(policy.using());
        } else if (command instanceof PolicyCommand.Alter policy) {
            notes.noteGlobal(CHANGES, ObjectKind.POLICY, policy.name());
            walk.all(policy.using());
            notes.note(Doubt.EVERYTHING);
        } else if (command instanceof PolicyCommand.Attach attach) {
            notes.noteGlobal(READS, ObjectKind.POLICY, attach.name());
            attach.tables().forEach(table -> notes.note(CHANGES, ObjectKind.RELATION, table));
            grantees(READS, attach.grantees());
        }
    }

    private void share(DatashareCommand command) {
        if (command instanceof DatashareCommand.Create share) {
            notes.noteGlobal(CREATES, ObjectKind.DATASHARE, share.name());
        } else if (command instanceof DatashareCommand.AlterOptions share) {
            notes.noteGlobal(CHANGES, ObjectKind.DATASHARE, share.name());
        } else if (command instanceof DatashareCommand.AlterObjects share) {
            notes.noteGlobal(CHANGES, ObjectKind.DATASHARE, share.name());
            share.objects().forEach(object -> shared(share, EffectNotes.named(object)));
        } else {
            notes.note(Doubt.CATALOGUE); // DESC DATASHARE.
        }
    }

    private void shared(DatashareCommand.AlterObjects share, Name name) {
        if (share.allIn()) {
            // All that is in a schema is shared as it is then, so that it counts like a grant.
            notes.noteGlobal(CHANGES, ObjectKind.SCHEMA, name);
        } else {
            notes.note(READS, share.type(), name);
        }
    }

    /** What a session sets is undone after its script; what the cluster or the database is set to stays. */
    private void session(SessionCommand command) {
        if (command instanceof SessionCommand.Authorization authorization) {
            if (authorization.user() instanceof Name user) {
                notes.noteGlobal(READS, ObjectKind.PRINCIPAL, user);
            } else if (!(authorization.user() instanceof Words)) {
                notes.note(Doubt.EVERYTHING);
            }
            notes.note(SessionChange.USER);
        } else if (command instanceof SessionCommand.Show show) {
            if (!show.words().isEmpty()) {
                notes.note(Doubt.CATALOGUE);
            }
        } else if (command instanceof SessionCommand.AlterSystem || command instanceof SessionCommand.Cancel) {
            notes.note(Doubt.OTHER);
        }
    }
}
