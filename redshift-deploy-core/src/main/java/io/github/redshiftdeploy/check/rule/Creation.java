package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateExternalFunction;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateFunction;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import io.github.redshiftdeploy.sql.tree.SchemaCommand.CreateExternalSchema;
import io.github.redshiftdeploy.sql.tree.SchemaCommand.CreateSchema;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateExternalTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTableAs;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateMaterializedView;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object that a statement creates, of those kinds that can be created so that the statement may run again.
 *
 * @param object such as {@code table}
 * @param repeatable whether the statement does no harm when the object is there
 * @param remedy how it would be repeatable
 */
record Creation(String object, Name name, boolean repeatable, String remedy) {

    /** Returns what a statement creates; temporary tables do not count, for they go with the connection. */
    static Optional<Creation> of(@Nullable Command command) {
        return Optional.ofNullable(creation(command));
    }

    private static @Nullable Creation creation(@Nullable Command command) {
        if (command instanceof CreateTable table && !OwnTables.isTemporary(table.name(), table.words())) {
            return new Creation("table", table.name(), table.ifNotExists(), "write CREATE TABLE IF NOT EXISTS");
        }
        if (command instanceof CreateTableAs table && !OwnTables.isTemporary(table.name(), table.words())) {
            return new Creation("table", table.name(), false, "write DROP TABLE IF EXISTS before it");
        }
        if (command instanceof CreateExternalTable table) {
            return new Creation(
                    "table", table.name(), table.ifNotExists(), "write CREATE EXTERNAL TABLE IF NOT EXISTS");
        }
        if (command instanceof CreateView view) {
            return new Creation("view", view.name(), view.replace(), "write CREATE OR REPLACE VIEW");
        }
        if (command instanceof CreateMaterializedView view) {
            return new Creation("view", view.name(), false, "write DROP MATERIALIZED VIEW IF EXISTS before it");
        }
        if (command instanceof CreateSchema schema && schema.name() != null) {
            return new Creation("schema", schema.name(), schema.ifNotExists(), "write CREATE SCHEMA IF NOT EXISTS");
        }
        if (command instanceof CreateExternalSchema schema) {
            return new Creation(
                    "schema", schema.name(), schema.ifNotExists(), "write CREATE EXTERNAL SCHEMA IF NOT EXISTS");
        }
        if (command instanceof CreateFunction function) {
            return routine(ObjectType.FUNCTION, function.name(), function.replace());
        }
        if (command instanceof CreateExternalFunction function) {
            return routine(ObjectType.EXTERNAL_FUNCTION, function.name(), function.replace());
        }
        if (command instanceof CreateProcedure procedure) {
            return routine(ObjectType.PROCEDURE, procedure.name(), procedure.replace());
        }
        return null;
    }

    private static Creation routine(ObjectType type, Name name, boolean replace) {
        String object = type == ObjectType.PROCEDURE ? "procedure" : "function";
        return new Creation(object, name, replace, "write CREATE OR REPLACE " + type);
    }
}
