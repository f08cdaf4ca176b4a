package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.Definitions;
import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.KeptChange;
import io.github.redshiftdeploy.history.KeptChange.Fact;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.gate.Risks;
import io.github.redshiftdeploy.plan.undo.BackupTable;
import io.github.redshiftdeploy.plan.undo.UndoCode;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Copies of the tables whose rows a deployment drops, removes or overwrites, in the schema of the history, before the
 * first script runs.
 */
final class Backups {

    private final ReachedTarget target;
    private final long most;
    private final boolean required;
    private final Consumer<String> remark;
    private final List<String> statements = new ArrayList<>();
    private final List<ObjectIdentity> filled = new ArrayList<>();

    /**
     * Makes one that has copied nothing yet.
     *
     * @param required whether a table that cannot be copied stops the deployment
     * @param remark hears what is copied, and what is not
     */
    Backups(ReachedTarget target, boolean required, Consumer<String> remark) {
        this.target = target;
        this.most = target.config().undo().backupTables();
        this.required = required;
        this.remark = remark;
    }

    /** Returns the tables whose rows go, when they are to be copied. */
    static Set<DatabaseObject> wanted(DeployConfig config, Plan plan) {
        return config.undo().backupTables() == 0
                ? Set.of()
                : Risks.losses(plan.running()).keySet();
    }

    /**
     * Copies the tables, all or none, drops copies that need not be kept any longer, and returns what the history is
     * told.
     */
    List<KeptChange> of(Plan plan, Definitions definitions) throws TransportException {
        if (most == 0) {
            return List.of();
        }
        dropExpired();
        List<ObjectDefinition> tables = wanted(target.config(), plan).stream()
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
            plan(tables.get(i), Long.parseLong(counts.get(i).get(0).text(0)), i + 1)
                    .ifPresent(facts::add);
        }
        copy();
        for (KeptChange fact : facts) {
            if (fact.rows() != null && fact.rows() > 0) {
                remark.accept(
                        fact.name() + " is backed up, " + Console.count(fact.rows(), "row") + ", as " + fact.detail());
            }
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

    private Optional<KeptChange> plan(ObjectDefinition definition, long rows, int number) {
        ObjectIdentity table = definition.identity();
        if (rows > most) {
            leaveOut(
                    table,
                    "it has " + Console.number(rows) + " rows, and 'redshift.backupTables' is " + Console.number(most));
            return Optional.empty();
        }
        String path = target.sql().backup(target.id(), number);
        Optional<BackupTable> backup = BackupTable.of(definition, path);
        if (backup.isEmpty()) {
            leaveOut(table, "it has a column whose values Redshift makes, and nobody could put them back");
            return Optional.empty();
        }
        if (rows > 0) {
            statements.addAll(backup.get().statements());
            filled.add(table);
        }
        return Optional.of(new KeptChange(
                target.id(), null, Fact.BACKED_UP, table.kind(), table.signature(), rows == 0 ? "" : path, rows));
    }

    private void leaveOut(ObjectIdentity table, String why) {
        String words = table.path() + " is not backed up: " + why;
        if (required) {
            throw new DiagnosticException(Diagnostic.error(UndoCode.NOT_BACKED_UP, words)
                    .help("take a snapshot of the cluster, and name it: -Dredshift.waive=requireBackup:<reason>"));
        }
        remark.accept(words + "; take a snapshot of the cluster");
    }

    /** In one transaction: of copies that nobody is told of, none stays. */
    private void copy() throws TransportException {
        if (statements.isEmpty()) {
            return;
        }
        try {
            target.control().transaction(statements);
        } catch (StatementException e) {
            int place = e.statement() / BackupTable.STATEMENTS;
            throw refused(filled.get(Math.min(place, filled.size() - 1)).path(), e);
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

    /** Whoever stops keeping copies drops the last of them by hand: a deployment that keeps none asks for none. */
    private void dropExpired() throws TransportException {
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
