package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DataCommand.Delete;
import io.github.redshiftdeploy.sql.tree.DataCommand.Insert;
import io.github.redshiftdeploy.sql.tree.DataCommand.Merge;
import io.github.redshiftdeploy.sql.tree.DataCommand.Truncate;
import io.github.redshiftdeploy.sql.tree.DataCommand.Update;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Relation;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CallProcedure;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateExternalFunction;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateFunction;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import io.github.redshiftdeploy.sql.tree.Signature;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.AppendTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTableAs;
import io.github.redshiftdeploy.sql.tree.TransferCommand.Copy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The objects that a command creates, changes or drops, of those that live in a schema. */
final class Targets {

    private static final Set<String> IN_SCHEMAS =
            Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FUNCTION", "PROCEDURE", "MODEL");

    private Targets() {}

    /** Returns their names as they are written. */
    static Stream<Name> of(Command command) {
        if (command instanceof Insert insert) {
            return Stream.of(insert.table());
        }
        if (command instanceof Update update) {
            return unlessAlias(update.table(), update.from());
        }
        if (command instanceof Delete delete) {
            return unlessAlias(delete.table(), delete.using());
        }
        if (command instanceof Merge merge) {
            return Stream.of(merge.target());
        }
        if (command instanceof Truncate truncate) {
            return truncate.tables().stream();
        }
        if (command instanceof Copy copy) {
            return Stream.of(copy.table());
        }
        if (command instanceof CreateTable create) {
            return Stream.of(create.name());
        }
        if (command instanceof CreateTableAs create) {
            return Stream.of(create.name());
        }
        if (command instanceof AlterTable alter) {
            return Stream.of(alter.name());
        }
        if (command instanceof AppendTable append) {
            return Stream.of(append.name(), append.source());
        }
        if (command instanceof CallProcedure call) {
            return Stream.of(call.procedure());
        }
        if (command instanceof CreateProcedure create) {
            return Stream.of(create.name());
        }
        if (command instanceof CreateFunction create) {
            return Stream.of(create.name());
        }
        if (command instanceof CreateExternalFunction create) {
            return Stream.of(create.name());
        }
        if (command instanceof Drop drop && IN_SCHEMAS.contains(drop.object())) {
            return drop.targets().stream()
                    .map(target -> target instanceof Signature signature ? signature.name() : (Name) target);
        }
        return Stream.empty();
    }

    /** {@code UPDATE o SET … FROM sales.orders o} changes the table that the alias stands for. */
    private static Stream<Name> unlessAlias(Name name, List<Relation> from) {
        return name.length() == 1 && Aliases.of(from).contains(name.key()) ? Stream.empty() : Stream.of(name);
    }
}
