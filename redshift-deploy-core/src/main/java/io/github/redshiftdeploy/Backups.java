package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.Definitions;
import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.KeptChange;
import io.github.redshiftdeploy.history.KeptChange.Fact;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.undo.BackupTable;
import io.github.redshiftdeploy.plan.undo.Endangered;
import io.github.redshiftdeploy.plan.undo.UndoCode;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Copies of the tables whose rows a deployment drops, removes or overwrites, in the schema of the history, before the
 * first script runs.
 */
final class Backups {

    private final ReachedTarget target;
    private final long most;
    private final Consumer<String> remark;

    /**
     * Makes one that has copied nothing yet.
     *
     * @param remark hears what is copied, and what is not
     */
    Backups(ReachedTarget target, Consumer<String> remark) {
        this.target = target;
        this.most = target.config().undo().backupTables();
        this.remark = remark;
    }

    /** Copies the tables, drops copies that need not be kept any longer, and returns what the history is told. */
    List<KeptChange> of(Plan plan, Definitions definitions) throws TransportException {
        if (most == 0) {
            return List.of();
        }
        dropExpired();
        List<ObjectDefinition> tables = Endangered.tables(plan).keySet().stream()
                .flatMap(table -> definitions.of(table).stream())
                .filter(definition -> definition.identity().type() == ObjectType.TABLE)
                .distinct()
                .toList();
        if (tables.isEmpty()) {
            return List.of();
        }
        List<List<Row>> counts = count(tables);
        List<KeptChange> facts = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            copy(tables.get(i), Long.parseLong(counts.get(i).get(0).text(0)), i + 1)
                    .ifPresent(facts::add);
        }
        return facts;
    }

    private List<List<Row>> count(List<ObjectDefinition> tables) throws TransportException {
        try {
            return target.control()
                    .queryEach(tables.stream()
                            .map(table ->
                                    "SELECT COUNT(*) FROM " + table.identity().path())
                            .toList());
        } catch (StatementException e) {
            throw refused(
                    tables.get(Math.min(e.statement(), tables.size() - 1))
                            .identity()
                            .path(),
                    e);
        }
    }

    /** Whoever wants copies does not want a deployment without them. */
    static DiagnosticException refused(String what, StatementException e) {
        return new DiagnosticException(
                Diagnostic.error(
                                UndoCode.NOT_BACKED_UP,
                                what + " cannot be backed up: " + e.error().wordsWithState())
                        .help("the user of the deployment must be allowed to read the table, and to make tables in"
                                + " 'redshift.historySchema'; or set 'redshift.backupTables=0'"),
                e);
    }

    private Optional<KeptChange> copy(ObjectDefinition definition, long rows, int number) throws TransportException {
        ObjectIdentity table = definition.identity();
        if (rows > most) {
            remark.accept(table.path() + " is not backed up: it has " + Console.number(rows) + " rows, and"
                    + " 'redshift.backupTables' is " + Console.number(most) + "; take a snapshot of the cluster");
            return Optional.empty();
        }
        Optional<BackupTable> backup = BackupTable.of(definition, target.sql().backup(target.id(), number));
        if (backup.isEmpty()) {
            remark.accept(
                    table.path() + " is not backed up: it has a column whose values Redshift makes, and nobody could"
                            + " put them back; take a snapshot of the cluster");
            return Optional.empty();
        }
        if (rows > 0) {
            try {
                target.control().transaction(backup.get().statements());
            } catch (StatementException e) {
                throw refused(table.path(), e);
            }
            remark.accept(table.path() + " is backed up, " + Console.count(rows, "row") + ", as "
                    + backup.get().path());
        }
        return Optional.of(new KeptChange(
                target.id(),
                null,
                Fact.BACKED_UP,
                table.kind(),
                table.signature(),
                rows == 0 ? "" : backup.get().path(),
                rows));
    }

    /** Whoever stops keeping copies drops the last of them by hand: a deployment that keeps none asks for none. */
    private void dropExpired() throws TransportException {
        if (!target.history().exists()) {
            return;
        }
        List<String> drops =
                new ArrayList<>(target.control().query(List.of(target.sql().expiredBackups())).stream()
                        .map(row -> row.text(0))
                        .filter(target.sql()::isBackup)
                        .map(name -> "DROP TABLE IF EXISTS " + name)
                        .toList());
        if (!drops.isEmpty()) {
            drops.add(target.sql().forgetExpiredBackups());
            target.control().transaction(drops);
        }
    }
}
