package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DatashareCommand;
import io.github.redshiftdeploy.sql.tree.ModelCommand.CreateExternalModel;
import io.github.redshiftdeploy.sql.tree.ModelCommand.CreateModel;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.PolicyCommand;
import io.github.redshiftdeploy.sql.tree.PrincipalCommand.CreateGroup;
import io.github.redshiftdeploy.sql.tree.PrincipalCommand.CreateIdentityProvider;
import io.github.redshiftdeploy.sql.tree.PrincipalCommand.CreateRole;
import io.github.redshiftdeploy.sql.tree.PrincipalCommand.CreateUser;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateExternalFunction;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateFunction;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateLibrary;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import io.github.redshiftdeploy.sql.tree.SchemaCommand.CreateDatabase;
import io.github.redshiftdeploy.sql.tree.SchemaCommand.CreateExternalSchema;
import io.github.redshiftdeploy.sql.tree.SchemaCommand.CreateSchema;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateExternalTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTableAs;
import io.github.redshiftdeploy.sql.tree.TransferCommand.CreateTemplate;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateExternalView;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateMaterializedView;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object that a statement creates.
 *
 * @param object such as {@code table}
 * @param repeatable whether the statement does no harm when the object is there
 * @param remedy how it would be repeatable
 */
record Creation(ObjectKind kind, String object, Name name, boolean repeatable, String remedy) {

    /** What to do where Redshift has no form that may run twice. */
    static final String ONCE = "what shall happen once belongs into a script with 'run=once'";

    /** Returns what a statement creates; temporary tables do not count, for they go with the connection. */
    static Optional<Creation> of(Command command) {
        return Optional.ofNullable(relation(command))
                .or(() -> Optional.ofNullable(routine(command)))
                .or(() -> Optional.ofNullable(place(command)))
                .or(() -> Optional.ofNullable(principal(command)))
                .or(() -> Optional.ofNullable(other(command)));
    }

    private static @Nullable Creation relation(Command command) {
        if (command instanceof CreateTable table && !table.temporary()) {
            return ifNotExists("table", ObjectType.TABLE, table.name(), table.ifNotExists());
        }
        if (command instanceof CreateTableAs table && !table.temporary()) {
            return dropped("table", ObjectType.TABLE, table.name(), table.ifNotExists());
        }
        if (command instanceof CreateExternalTable table) {
            return ifNotExists("table", ObjectType.EXTERNAL_TABLE, table.name(), table.ifNotExists());
        }
        if (command instanceof CreateView view && !view.temporary()) {
            return replaced("view", ObjectType.VIEW, view.name(), view.replace());
        }
        if (command instanceof CreateExternalView view) {
            return replaced("view", ObjectType.EXTERNAL_VIEW, view.name(), view.replace() || view.ifNotExists());
        }
        return command instanceof CreateMaterializedView view
                ? dropped("view", ObjectType.MATERIALIZED_VIEW, view.name(), view.ifNotExists())
                : null;
    }

    private static @Nullable Creation routine(Command command) {
        if (command instanceof CreateFunction function) {
            return replaced("function", ObjectType.FUNCTION, function.name(), function.replace());
        }
        if (command instanceof CreateExternalFunction function) {
            return replaced("function", ObjectType.EXTERNAL_FUNCTION, function.name(), function.replace());
        }
        return command instanceof CreateProcedure procedure
                ? replaced("procedure", ObjectType.PROCEDURE, procedure.name(), procedure.replace())
                : null;
    }

    private static @Nullable Creation place(Command command) {
        if (command instanceof CreateSchema schema && schema.name() != null) {
            return ifNotExists("schema", ObjectType.SCHEMA, schema.name(), schema.ifNotExists());
        }
        if (command instanceof CreateExternalSchema schema) {
            return ifNotExists("schema", ObjectType.EXTERNAL_SCHEMA, schema.name(), schema.ifNotExists());
        }
        return command instanceof CreateDatabase database
                ? once(ObjectKind.DATABASE, "database", database.name())
                : null;
    }

    private static @Nullable Creation principal(Command command) {
        if (command instanceof CreateUser user) {
            return once(ObjectKind.PRINCIPAL, "user", user.name());
        }
        if (command instanceof CreateGroup group) {
            return once(ObjectKind.PRINCIPAL, "group", group.name());
        }
        if (command instanceof CreateRole role) {
            return once(ObjectKind.PRINCIPAL, "role", role.name());
        }
        return command instanceof CreateIdentityProvider provider
                ? once(ObjectKind.IDENTITY_PROVIDER, "identity provider", provider.name())
                : null;
    }

    private static @Nullable Creation other(Command command) {
        if (command instanceof CreateModel model) {
            return replaced("model", ObjectType.MODEL, model.name(), model.replace());
        }
        if (command instanceof CreateExternalModel model) {
            return once(ObjectKind.MODEL, "model", model.name());
        }
        if (command instanceof CreateLibrary library) {
            return replaced("library", ObjectType.LIBRARY, library.name(), library.replace());
        }
        if (command instanceof CreateTemplate template) {
            return replaced("template", ObjectType.TEMPLATE, template.name(), template.replace());
        }
        if (command instanceof PolicyCommand.Create policy) {
            return policy.type() == ObjectType.MASKING_POLICY
                    ? ifNotExists("policy", policy.type(), policy.name(), policy.ifNotExists())
                    : dropped("policy", policy.type(), policy.name(), policy.ifNotExists());
        }
        return command instanceof DatashareCommand.Create share
                ? once(ObjectKind.DATASHARE, "datashare", share.name())
                : null;
    }

    private static Creation ifNotExists(String object, ObjectType type, Name name, boolean written) {
        return of(object, type, name, written, "write CREATE " + type + " IF NOT EXISTS");
    }

    private static Creation replaced(String object, ObjectType type, Name name, boolean written) {
        return of(object, type, name, written, "write CREATE OR REPLACE " + type);
    }

    private static Creation dropped(String object, ObjectType type, Name name, boolean repeatable) {
        return of(object, type, name, repeatable, "write DROP " + type + " IF EXISTS before it");
    }

    private static Creation of(String object, ObjectType type, Name name, boolean repeatable, String remedy) {
        ObjectKind kind = ObjectKind.of(type);
        if (kind == null) {
            throw new IllegalArgumentException(type + " is of no kind");
        }
        return new Creation(kind, object, name, repeatable, remedy);
    }

    private static Creation once(ObjectKind kind, String object, Name name) {
        return new Creation(kind, object, name, false, ONCE);
    }
}
