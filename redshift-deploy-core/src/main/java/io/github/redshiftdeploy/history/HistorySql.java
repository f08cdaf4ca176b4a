package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.SqlText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statements that add to the history; making them needs no connection. */
public final class HistorySql {

    private static final String BACKUP = "backup_";
    private static final Pattern REST = Pattern.compile("[0-9a-z_]+");

    private final Tables tables;
    private final DeploymentTable deployments;
    private final ScriptTable scripts;
    private final DefinitionTable definitions;
    private final ChangeTable changes;
    private final UndoneScripts undone;
    private final TimingTable timings;

    /**
     * Makes the statements for the history of a schema.
     *
     * @param schema the schema of its tables
     * @param identity whose scripts are meant: several projects may have the same paths
     */
    public HistorySql(String schema, Identity identity) {
        this(Tables.newest(schema), identity, UndoneScripts.NONE);
    }

    private HistorySql(Tables tables, Identity identity, UndoneScripts undone) {
        this.tables = tables;
        this.deployments = new DeploymentTable(tables, identity);
        this.scripts = new ScriptTable(tables, identity);
        this.timings = new TimingTable(tables, identity);
        this.definitions = new DefinitionTable(tables.schema());
        this.changes = new ChangeTable(tables);
        this.undone = undone;
    }

    /** Returns the same for a rollback. */
    public HistorySql undoing(UndoneScripts those) {
        return new HistorySql(tables, scripts.identity(), those);
    }

    /** Returns the statement that adds a row; it belongs into the transaction that the row is about. */
    public String insert(ScriptRow row) {
        return scripts.insert(undone.stored(row));
    }

    /** Returns what rows that are stored say of what was run. */
    List<ScriptRow> read(List<ScriptRow> rows) {
        return undone.read(rows);
    }

    /** Returns the statements that add how long statements of tests took. */
    public List<String> timings(String deployment, List<Timing> took) {
        return timings.insert(deployment, took);
    }

    /**
     * Returns the statements that keep for a while what a deployment changes; done twice they do no harm. What was kept
     * long enough goes.
     *
     * @param before the definitions of what was there
     */
    public List<String> keep(String deployment, List<KeptChange> facts, List<KeptDefinition> before, int days) {
        List<String> statements = new ArrayList<>(List.of(definitions.expired(), changes.expired()));
        statements.addAll(changes.keep(deployment, facts, Duration.ofDays(days)));
        statements.add(definitions.forget(deployment, KeptDefinition.Moment.BEFORE));
        statements.addAll(definitions.insert(KeptDefinition.Moment.BEFORE, before, days));
        return statements;
    }

    /** Returns how SQL names a copy of a table that a deployment makes. */
    public String backup(String deployment, int number) {
        return SqlText.plainName(tables.schema(), BACKUP + deployment.replace('-', '_') + "_" + number);
    }

    /** Returns the query for the copies of tables that need not be kept any longer. */
    public String expiredBackups() {
        return changes.expiredBackups();
    }

    /** Returns the statement that forgets them, when they are gone. */
    public String forgetExpiredBackups() {
        return changes.forgetExpiredBackups();
    }

    /** Tells whether a name in the history is that of a copy: nothing else is dropped, whatever the history says. */
    public boolean isBackup(String name) {
        String prefix = SqlText.plainName(tables.schema(), BACKUP);
        return name.startsWith(prefix)
                && REST.matcher(name.substring(prefix.length())).matches();
    }

    /** Returns the statement that says how a deployment ended. */
    public String ended(
            String id, DeploymentState state, DeploymentOutcome outcome, Instant now, @Nullable String error) {
        return deployments.ended(id, state, outcome, now, error);
    }

    /**
     * Returns the statement that a transaction of a deployment begins with: it fails when another one has taken over.
     */
    public String readFence(String deployment) {
        return Fence.of(tables.schema(), deployment).read();
    }

    /** Returns when a transaction began by the clock of the server, as the answer to {@link #readFence} tells it. */
    public static Optional<Instant> began(Rows fence) {
        return Fence.began(fence);
    }

    /** Returns the statement that takes down what {@link #readFence} reads, when nothing of the deployment is open. */
    public String dropFence(String deployment) {
        return Fence.of(tables.schema(), deployment).drop();
    }

    Tables tables() {
        return tables;
    }

    DeploymentTable deployments() {
        return deployments;
    }

    ScriptTable scripts() {
        return scripts;
    }

    TimingTable timings() {
        return timings;
    }
}
