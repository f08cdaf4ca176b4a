package io.github.redshiftdeploy.sql.analysis;

import static io.github.redshiftdeploy.sql.analysis.Action.CALLS;
import static io.github.redshiftdeploy.sql.analysis.Action.CHANGES;
import static io.github.redshiftdeploy.sql.analysis.Action.CREATES;
import static io.github.redshiftdeploy.sql.analysis.Action.DROPS;
import static io.github.redshiftdeploy.sql.analysis.Action.READS;
import static io.github.redshiftdeploy.sql.analysis.Action.WRITES;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DatashareCommand;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.MaintenanceCommand;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PolicyCommand;
import io.github.redshiftdeploy.sql.tree.PrincipalCommand;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand;
import io.github.redshiftdeploy.sql.tree.RoutineCommand;
import io.github.redshiftdeploy.sql.tree.SchemaCommand;
import io.github.redshiftdeploy.sql.tree.Signature;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableCommand;
import io.github.redshiftdeploy.sql.tree.TransferCommand;
import io.github.redshiftdeploy.sql.tree.ViewCommand;
import java.util.List;

/** Notes what commands other than queries and changes of rows do. */
final class Definitions {

    private final EffectWalk walk;

    Definitions(EffectWalk walk) {
        this.walk = walk;
    }

    /** Notes what a command does; false when what its parts do is all there is. */
    boolean note(Command command) {
        if (command instanceof TableCommand table) {
            table(table);
        } else if (command instanceof ViewCommand view) {
            view(view);
        } else if (command instanceof RoutineCommand routine) {
            return routine(routine);
        } else if (command instanceof Drop drop) {
            drop.targets().forEach(target -> drop(drop, target));
        } else if (command instanceof SchemaCommand schema) {
            schema(schema);
        } else if (command instanceof TransferCommand.Copy copy) {
            walk.note(WRITES, ObjectKind.RELATION, copy.table());
        } else if (command instanceof MaintenanceCommand maintenance) {
            maintenance(maintenance);
        } else if (command instanceof PrivilegeCommand privileges) {
            privileges(privileges);
        } else {
            return other(command);
        }
        return true;
    }

    private void table(TableCommand command) {
        if (command instanceof TableCommand.CreateTable table) {
            walk.all(table.elements()).all(table.options());
            walk.create(table.name(), isTemporary(table.words()));
        } else if (command instanceof TableCommand.CreateTableAs table) {
            walk.node(table.query());
            walk.create(table.name(), isTemporary(table.words()));
        } else if (command instanceof TableCommand.CreateExternalTable table) {
            walk.optional(table.query());
            walk.create(table.name(), false);
        } else if (command instanceof TableCommand.AlterTable table) {
            walk.note(CHANGES, ObjectKind.RELATION, table.name());
            walk.all(table.changes());
            table.changes().forEach(change -> rename(table.name(), change));
        } else if (command instanceof TableCommand.AppendTable table) {
            walk.note(WRITES, ObjectKind.RELATION, table.name());
            walk.note(WRITES, ObjectKind.RELATION, table.source());
        }
    }

    private static boolean isTemporary(String words) {
        return words.contains("TEMP");
    }

    private void rename(Name table, TableChange change) {
        if (change instanceof TableChange.Rename rename) {
            Name name = rename.name();
            walk.note(DROPS, ObjectKind.RELATION, table);
            walk.create(new Name(table.qualifier(), name.text(), name.quoted(), name.at()), false);
        }
    }

    /** A view reads its tables when it is created, unless it is a late-binding one. */
    private void view(ViewCommand command) {
        if (command instanceof ViewCommand.CreateView view) {
            if (!view.late()) {
                walk.node(view.query());
            }
            walk.create(view.name(), false);
        } else if (command instanceof ViewCommand.CreateMaterializedView view) {
            walk.node(view.query());
            walk.create(view.name(), false);
        } else if (command instanceof ViewCommand.CreateExternalView view) {
            walk.create(view.name(), false);
        } else if (command instanceof ViewCommand.AlterExternalView view) {
            walk.note(CHANGES, ObjectKind.RELATION, view.name());
        } else if (command instanceof ViewCommand.AlterView view) {
            walk.note(CHANGES, ObjectKind.RELATION, view.name());
        } else if (command instanceof ViewCommand.RefreshMaterializedView view) {
            walk.note(WRITES, ObjectKind.RELATION, view.name());
        }
    }

    /** The body of a routine does nothing yet. */
    private boolean routine(RoutineCommand command) {
        if (command instanceof RoutineCommand.CreateProcedure procedure) {
            walk.create(ObjectKind.ROUTINE, procedure.name());
        } else if (command instanceof RoutineCommand.CreateFunction function) {
            walk.create(ObjectKind.ROUTINE, function.name());
        } else if (command instanceof RoutineCommand.CreateExternalFunction function) {
            walk.create(ObjectKind.ROUTINE, function.name());
        } else if (command instanceof RoutineCommand.Alter alter) {
            walk.note(CHANGES, ObjectKind.ROUTINE, alter.name());
        } else if (command instanceof RoutineCommand.CreateLibrary library) {
            walk.noteGlobal(CREATES, ObjectKind.LIBRARY, library.name());
        } else if (command instanceof RoutineCommand.CallProcedure call) {
            walk.note(CALLS, ObjectKind.ROUTINE, call.procedure());
            return false;
        }
        return true;
    }

    private void drop(Drop drop, Node target) {
        Name name = target instanceof Signature signature ? signature.name() : (Name) target;
        String object = drop.object();
        if (object.endsWith("TABLE") || object.endsWith("VIEW")) {
            walk.note(DROPS, ObjectKind.RELATION, name);
            walk.session().removeTemporaryTable(name);
        } else if (object.endsWith("FUNCTION") || object.equals("PROCEDURE")) {
            walk.note(DROPS, ObjectKind.ROUTINE, name);
        } else if (object.equals("MODEL")) {
            walk.note(DROPS, ObjectKind.MODEL, name);
        } else if (object.equals("TEMPLATE")) {
            walk.note(DROPS, ObjectKind.TEMPLATE, name);
        } else {
            walk.noteGlobal(DROPS, global(object), name);
        }
    }

    private static ObjectKind global(String object) {
        return switch (object) {
            case "SCHEMA" -> ObjectKind.SCHEMA;
            case "DATABASE" -> ObjectKind.DATABASE;
            case "LIBRARY" -> ObjectKind.LIBRARY;
            case "DATASHARE" -> ObjectKind.DATASHARE;
            case "IDENTITY PROVIDER" -> ObjectKind.IDENTITY_PROVIDER;
            case "RLS POLICY", "MASKING POLICY" -> ObjectKind.POLICY;
            default -> ObjectKind.PRINCIPAL;
        };
    }

    private void schema(SchemaCommand command) {
        if (command instanceof SchemaCommand.CreateSchema schema) {
            if (schema.name() != null) {
                walk.noteGlobal(CREATES, ObjectKind.SCHEMA, schema.name());
            }
            walk.all(schema.elements());
        } else if (command instanceof SchemaCommand.CreateExternalSchema schema) {
            walk.noteGlobal(CREATES, ObjectKind.SCHEMA, schema.name());
        } else if (command instanceof SchemaCommand.CreateDatabase database) {
            walk.noteGlobal(CREATES, ObjectKind.DATABASE, database.name());
        } else if (command instanceof SchemaCommand.Alter alter) {
            boolean database = alter.object().equals("DATABASE");
            walk.noteGlobal(CHANGES, database ? ObjectKind.DATABASE : ObjectKind.SCHEMA, alter.name());
        }
    }

    private void maintenance(MaintenanceCommand command) {
        if (command instanceof MaintenanceCommand.Vacuum vacuum && vacuum.table() != null) {
            walk.note(CHANGES, ObjectKind.RELATION, vacuum.table());
        } else if (command instanceof MaintenanceCommand.Analyze analyze && analyze.table() != null) {
            walk.note(READS, ObjectKind.RELATION, analyze.table());
        } else if (command instanceof MaintenanceCommand.AnalyzeCompression analyze && analyze.table() != null) {
            walk.note(READS, ObjectKind.RELATION, analyze.table());
        } else if (command instanceof MaintenanceCommand.Lock lock) {
            lock.tables().forEach(table -> walk.note(CHANGES, ObjectKind.RELATION, table));
        } else if (command instanceof MaintenanceCommand.Comment comment) {
            comment(comment);
        } else {
            walk.noteUnknown(); // VACUUM or ANALYZE of the whole database.
        }
    }

    private void comment(MaintenanceCommand.Comment comment) {
        String object = comment.object();
        if (object.endsWith("TABLE") || object.endsWith("VIEW")) {
            walk.note(CHANGES, ObjectKind.RELATION, (Name) comment.target());
        } else if (object.equals("COLUMN") && comment.target() instanceof Name column && column.qualifier() != null) {
            walk.note(CHANGES, ObjectKind.RELATION, column.qualifier());
        } else if (comment.table() != null) {
            walk.note(CHANGES, ObjectKind.RELATION, comment.table());
        }
    }

    /** To grant on an object is to change it. */
    private void privileges(PrivilegeCommand command) {
        PrivilegeCommand.Target target = null;
        if (command instanceof PrivilegeCommand.Grant grant) {
            target = grant.target();
            grantees(grant.grantees());
        } else if (command instanceof PrivilegeCommand.Revoke revoke) {
            target = revoke.target();
            grantees(revoke.grantees());
        }
        if (target != null) {
            for (Node object : target.objects()) {
                privileges(target.words(), object);
            }
        }
    }

    private void privileges(String words, Node object) {
        Name name = object instanceof Signature signature ? signature.name() : object instanceof Name n ? n : null;
        if (name == null) {
            return;
        }
        if (words.endsWith("SCHEMA")) {
            walk.noteGlobal(CHANGES, ObjectKind.SCHEMA, name);
        } else if (words.endsWith("DATABASE")) {
            walk.noteGlobal(CHANGES, ObjectKind.DATABASE, name);
        } else if (words.endsWith("FUNCTION") || words.endsWith("PROCEDURE")) {
            walk.note(CHANGES, ObjectKind.ROUTINE, name);
        } else if (words.equals("ON") || words.endsWith("TABLE")) {
            walk.note(CHANGES, ObjectKind.RELATION, name);
        }
    }

    private void grantees(List<PrivilegeCommand.Grantee> grantees) {
        for (PrivilegeCommand.Grantee grantee : grantees) {
            if (grantee.name() instanceof Name name) {
                walk.noteGlobal(READS, ObjectKind.PRINCIPAL, name);
            }
        }
    }

    private boolean other(Command command) {
        if (command instanceof PrincipalCommand.CreateUser user) {
            walk.noteGlobal(CREATES, ObjectKind.PRINCIPAL, user.name());
        } else if (command instanceof PrincipalCommand.CreateGroup group) {
            walk.noteGlobal(CREATES, ObjectKind.PRINCIPAL, group.name());
            group.users().forEach(user -> walk.noteGlobal(READS, ObjectKind.PRINCIPAL, user));
        } else if (command instanceof PrincipalCommand.CreateRole role) {
            walk.noteGlobal(CREATES, ObjectKind.PRINCIPAL, role.name());
        } else if (command instanceof PolicyCommand.Create policy) {
            walk.noteGlobal(CREATES, ObjectKind.POLICY, policy.name());
            walk.all(policy.using());
        } else if (command instanceof PolicyCommand.Attach attach) {
            walk.noteGlobal(READS, ObjectKind.POLICY, attach.name());
            attach.tables().forEach(table -> walk.note(CHANGES, ObjectKind.RELATION, table));
        } else if (command instanceof DatashareCommand.Create share) {
            walk.noteGlobal(CREATES, ObjectKind.DATASHARE, share.name());
        } else {
            return false;
        }
        return true;
    }
}
