package io.github.redshiftdeploy.sql.analysis;

import static io.github.redshiftdeploy.sql.analysis.Action.CALLS;
import static io.github.redshiftdeploy.sql.analysis.Action.CHANGES;
import static io.github.redshiftdeploy.sql.analysis.Action.CREATES;
import static io.github.redshiftdeploy.sql.analysis.Action.DROPS;
import static io.github.redshiftdeploy.sql.analysis.Action.READS;
import static io.github.redshiftdeploy.sql.analysis.Action.WRITES;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.ForeignCommand;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.MaintenanceCommand;
import io.github.redshiftdeploy.sql.tree.ModelCommand;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.RoutineCommand;
import io.github.redshiftdeploy.sql.tree.SchemaCommand;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableCommand;
import io.github.redshiftdeploy.sql.tree.TransferCommand;
import io.github.redshiftdeploy.sql.tree.ViewCommand;
import java.util.List;

/** Notes what commands do that make, change, fill or drop objects; queries and changes of rows are not among them. */
final class Definitions {

    private final EffectWalk walk;
    private final EffectNotes notes;
    private final AccessChanges access;

    Definitions(EffectWalk walk, EffectNotes notes) {
        this.walk = walk;
        this.notes = notes;
        this.access = new AccessChanges(walk, notes);
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
        } else if (command instanceof TransferCommand transfer) {
            return transfer(transfer);
        } else if (command instanceof MaintenanceCommand maintenance) {
            maintenance(maintenance);
        } else if (command instanceof ModelCommand || command instanceof ForeignCommand) {
            notes.note(Doubt.OTHER);
        } else {
            return access.note(command);
        }
        return true;
    }

    private boolean transfer(TransferCommand command) {
        if (command instanceof TransferCommand.Copy copy) {
            notes.note(WRITES, ObjectKind.RELATION, copy.table());
            notes.noteFiles(READS, copy.source());
            walk.all(copy.options());
        } else if (command instanceof TransferCommand.Unload unload) {
            notes.noteFiles(WRITES, unload.target());
            if (unload.query() == null) {
                notes.note(Doubt.DYNAMIC_SQL);
            }
            return false;
        } else if (command instanceof TransferCommand.CreateTemplate template) {
            notes.create(ObjectKind.TEMPLATE, template.name());
        } else if (command instanceof TransferCommand.AlterTemplate template) {
            alterTemplate(template);
        } else {
            notes.note(Doubt.OTHER);
        }
        return true;
    }

    private void alterTemplate(TransferCommand.AlterTemplate template) {
        notes.note(CHANGES, ObjectKind.TEMPLATE, template.name());
        Name object = template.object();
        if (object == null) {
            return;
        }
        if (template.action().equals("OWNER TO")) {
            notes.noteGlobal(READS, ObjectKind.PRINCIPAL, object);
        } else {
            move(ObjectKind.TEMPLATE, template.name(), template.action(), object);
        }
    }

    /** Notes that an object goes, and comes again under another name or in another schema. */
    private void move(ObjectKind kind, Name from, String action, Name value) {
        notes.note(DROPS, kind, from);
        notes.create(
                kind,
                action.equals("SET SCHEMA")
                        ? new Name(value, from.text(), from.quoted(), value.at())
                        : renamed(from, value));
    }

    private static Name renamed(Name from, Name to) {
        return new Name(from.qualifier(), to.text(), to.quoted(), to.at());
    }

    private void table(TableCommand command) {
        if (command instanceof TableCommand.CreateTable table) {
            walk.all(table.elements()).all(table.options());
            boolean iceberg = usesIceberg(table.options());
            notes.create(table.name(), table.temporary(), iceberg, table.ifNotExists());
        } else if (command instanceof TableCommand.CreateTableAs table) {
            walk.node(table.query());
            boolean iceberg = usesIceberg(table.options());
            notes.create(table.name(), table.temporary(), iceberg, table.ifNotExists());
        } else if (command instanceof TableCommand.CreateExternalTable table) {
            walk.optional(table.query());
            notes.create(table.name(), false, true, table.ifNotExists());
            notes.noteFiles(table.query() == null ? READS : WRITES, table.name());
        } else if (command instanceof TableCommand.AlterTable table) {
            notes.note(CHANGES, ObjectKind.RELATION, table.name());
            walk.all(table.changes());
            table.changes().forEach(change -> rename(table.name(), change));
        } else if (command instanceof TableCommand.AppendTable table) {
            notes.note(WRITES, ObjectKind.RELATION, table.name());
            notes.note(WRITES, ObjectKind.RELATION, table.source());
        }
    }

    /** Such a table is kept in the format of Iceberg, outside of Redshift's own storage. */
    private static boolean usesIceberg(List<Option> options) {
        return options.stream().anyMatch(option -> option.words().equals("USING ICEBERG"));
    }

    private void rename(Name table, TableChange change) {
        if (change instanceof TableChange.Rename rename) {
            boolean temporary = walk.session().isTemporaryTable(table);
            notes.note(DROPS, ObjectKind.RELATION, table);
            walk.session().removeTemporaryTable(table);
            notes.create(renamed(table, rename.name()), temporary);
        }
    }

    /** A view reads its tables when it is created, unless it is a late-binding one. */
    private void view(ViewCommand command) {
        if (command instanceof ViewCommand.CreateView view) {
            if (!view.late()) {
                walk.node(view.query());
            }
            notes.create(view.name(), view.temporary());
        } else if (command instanceof ViewCommand.CreateMaterializedView view) {
            walk.node(view.query());
            notes.create(view.name(), false, view.ifNotExists());
        } else if (command instanceof ViewCommand.CreateExternalView view) {
            walk.node(view.query());
            notes.create(view.name(), false, true, view.ifNotExists());
        } else if (command instanceof ViewCommand.AlterExternalView view) {
            notes.note(CHANGES, ObjectKind.RELATION, view.name());
            walk.optional(view.query());
        } else if (command instanceof ViewCommand.AlterView view) {
            notes.note(CHANGES, ObjectKind.RELATION, view.name());
            view.options().forEach(option -> rename(view.name(), option));
            walk.all(view.options());
        } else if (command instanceof ViewCommand.RefreshMaterializedView view) {
            notes.note(WRITES, ObjectKind.RELATION, view.name());
        }
    }

    private void rename(Name view, Option option) {
        if (option.words().equals("RENAME TO") && option.values().get(0) instanceof Name name) {
            notes.note(DROPS, ObjectKind.RELATION, view);
            notes.create(renamed(view, name), false);
        }
    }

    /** The body of a routine does nothing yet. */
    private boolean routine(RoutineCommand command) {
        if (command instanceof RoutineCommand.CreateProcedure procedure) {
            notes.create(ObjectKind.ROUTINE, procedure.name());
        } else if (command instanceof RoutineCommand.CreateFunction function) {
            notes.create(ObjectKind.ROUTINE, function.name());
        } else if (command instanceof RoutineCommand.CreateExternalFunction function) {
            notes.create(ObjectKind.ROUTINE, function.name());
        } else if (command instanceof RoutineCommand.Alter alter) {
            notes.note(CHANGES, ObjectKind.ROUTINE, alter.name());
            if (alter.action().equals("OWNER TO")) {
                notes.noteGlobal(READS, ObjectKind.PRINCIPAL, alter.value());
            } else {
                move(ObjectKind.ROUTINE, alter.name(), alter.action(), alter.value());
            }
        } else if (command instanceof RoutineCommand.CreateLibrary library) {
            notes.noteGlobal(CREATES, ObjectKind.LIBRARY, library.name());
            notes.note(Doubt.EVERYTHING); // No text that is SQL tells which functions import it.
        } else if (command instanceof RoutineCommand.CallProcedure call) {
            notes.note(CALLS, ObjectKind.ROUTINE, call.procedure());
            notes.note(SessionChange.ANYTHING);
            return false;
        }
        return true;
    }

    private void drop(Drop drop, Node target) {
        Name name = EffectNotes.named(target);
        notes.note(DROPS, drop.type(), name);
        if (ObjectKind.of(drop.type()) == ObjectKind.RELATION) {
            walk.session().removeTemporaryTable(name);
        } else if (drop.type() == ObjectType.LIBRARY || drop.type() == ObjectType.IDENTITY_PROVIDER) {
            // Nothing names the functions that import a library, nor the users and roles that come with a provider.
            notes.note(Doubt.EVERYTHING);
        }
    }

    private void schema(SchemaCommand command) {
        if (command instanceof SchemaCommand.CreateSchema schema) {
            Name database = schema.name() == null ? null : schema.name().qualifier();
            if (database != null) {
                notes.noteGlobal(CHANGES, ObjectKind.DATABASE, database);
            }
            if (schema.name() == null || database != null) {
                notes.note(Doubt.OTHER); // It is named after its owner, or is in another database than the session.
            } else {
                notes.createGlobal(ObjectKind.SCHEMA, schema.name(), schema.ifNotExists());
            }
            walk.all(schema.options());
            elements(schema);
        } else if (command instanceof SchemaCommand.CreateExternalSchema schema) {
            notes.createExternalSchema(schema.name(), schema.ifNotExists());
            if (schema.source().equals("REDSHIFT")) {
                schema.options().forEach(this::database);
            }
        } else if (command instanceof SchemaCommand.CreateDatabase database) {
            notes.noteGlobal(CREATES, ObjectKind.DATABASE, database.name());
            walk.all(database.options());
        } else if (command instanceof SchemaCommand.Alter alter) {
            alter(alter);
        }
    }

    /** The database that an external schema shows is one of this cluster. */
    private void database(Option option) {
        if (option.words().equals("DATABASE")) {
            Node value = option.values().get(0);
            notes.noteGlobal(READS, ObjectKind.DATABASE, value instanceof Literal text ? unquoted(text) : (Name) value);
        }
    }

    private static Name unquoted(Literal text) {
        return new Name(null, text.text().substring(1, text.text().length() - 1), true, text.at());
    }

    /** What a schema is filled with is created in it when its name leaves the schema out. */
    private void elements(SchemaCommand.CreateSchema schema) {
        if (!schema.elements().isEmpty()) {
            walk.session().enter(schema.name());
            walk.all(schema.elements());
            walk.session().leave();
        }
    }

    private void alter(SchemaCommand.Alter alter) {
        notes.note(CHANGES, alter.type(), alter.name());
        for (Option option : alter.options()) {
            if (option.words().equals("RENAME TO") && option.values().get(0) instanceof Name name) {
                notes.note(DROPS, alter.type(), alter.name());
                notes.note(CREATES, alter.type(), name);
            }
        }
        walk.all(alter.options());
    }

    private void maintenance(MaintenanceCommand command) {
        if (command instanceof MaintenanceCommand.Vacuum vacuum && vacuum.table() != null) {
            notes.note(CHANGES, ObjectKind.RELATION, vacuum.table());
        } else if (command instanceof MaintenanceCommand.Analyze analyze && analyze.table() != null) {
            notes.note(READS, ObjectKind.RELATION, analyze.table());
        } else if (command instanceof MaintenanceCommand.AnalyzeCompression analyze && analyze.table() != null) {
            notes.note(READS, ObjectKind.RELATION, analyze.table());
        } else if (command instanceof MaintenanceCommand.Lock lock) {
            lock.tables().forEach(table -> notes.note(CHANGES, ObjectKind.RELATION, table));
        } else if (command instanceof MaintenanceCommand.Comment comment) {
            comment(comment);
        } else {
            notes.note(Doubt.EVERYTHING); // VACUUM or ANALYZE of the whole database.
        }
    }

    private void comment(MaintenanceCommand.Comment comment) {
        if (comment.type() == ObjectType.CONSTRAINT && comment.table() != null) {
            notes.note(CHANGES, ObjectKind.RELATION, comment.table());
        } else if (comment.type() == ObjectType.COLUMN
                && comment.target() instanceof Name column
                && column.qualifier() != null) {
            notes.note(CHANGES, ObjectKind.RELATION, column.qualifier());
        } else {
            notes.note(CHANGES, comment.type(), EffectNotes.named(comment.target()));
        }
    }
}
