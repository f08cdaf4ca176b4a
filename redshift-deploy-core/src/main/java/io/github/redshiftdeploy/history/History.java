package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.ServerWords;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The history in the cluster. A script is applied if and only if its row says so: the row is written in the transaction
 * that it is about, by the connection that deploys, with the SQL that {@link HistorySql#insert} gives.
 */
public final class History {

    private static final int TRIES = 5;
    private static final long PAUSE_MILLIS = 200;

    /** How often the cluster's query history is asked: its rows come with a delay. */
    private static final int LOOKS = 5;

    private final Tables tables;
    private final DeploymentTable deployments;
    private final ScriptTable scripts;
    private final Control control;

    /**
     * Makes the history of a schema.
     *
     * @param sql its statements; its schema is made when it is not there
     */
    public History(HistorySql sql, Control control) {
        this.tables = sql.tables();
        this.deployments = sql.deployments();
        this.scripts = sql.scripts();
        this.control = control;
    }

    /** Tells whether there is a history; nothing is made. */
    public boolean exists() throws SQLException {
        return version().isPresent();
    }

    /**
     * Makes the tables that are missing. Several deployments may do so at once.
     *
     * @throws DiagnosticException when the user may not, or a newer release has changed the tables
     */
    public void prepare() throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                if (version().isPresent()) {
                    return;
                }
                create();
                return;
            } catch (SQLException e) {
                SqlState state = SqlState.of(e);
                if (state == SqlState.NOT_ALLOWED) {
                    throw new DiagnosticException(notAllowed(e), e);
                }
                if (tries == TRIES || !(state.thereAlready() || state.mayPass())) {
                    throw e;
                }
                pause();
            }
        }
    }

    private Optional<Integer> version() throws SQLException {
        return version(control.query(List.of(tables.look())));
    }

    private Optional<Integer> version(List<Row> found) {
        if (found.size() < 3) {
            return Optional.empty();
        }
        int version = found.stream()
                .map(row -> row.value(1))
                .filter(Objects::nonNull)
                .mapToInt(Tables::version)
                .max()
                .orElse(1);
        if (version > Tables.VERSION) {
            throw new DiagnosticException(Diagnostic.error(
                            HistoryCode.NEWER_VERSION,
                            "the history in schema '" + tables.schema() + "' is of version " + version
                                    + ", and this release knows version " + Tables.VERSION)
                    .help("use the newest release of the plugin"));
        }
        return Optional.of(version);
    }

    /** A schema that is there already needs no right to make one. */
    private void create() throws SQLException {
        boolean schema = !control.query(
                        List.of("SELECT nspname FROM pg_namespace WHERE nspname = " + literal(tables.schema())))
                .isEmpty();
        List<String> statements = new ArrayList<>();
        statements.add("BEGIN");
        if (!schema) {
            statements.add(tables.createSchema());
        }
        statements.addAll(tables.create());
        statements.add("COMMIT");
        control.query(statements);
    }

    private Diagnostic notAllowed(SQLException problem) {
        return Diagnostic.error(
                        HistoryCode.NOT_ALLOWED,
                        "the history in schema '" + tables.schema() + "' cannot be made: "
                                + ServerWords.withState(problem))
                .help("let an administrator run CREATE SCHEMA " + SqlText.name(tables.schema())
                        + " AUTHORIZATION the user of the deployment, or set 'redshift.historySchema'");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the last deployments, the newest first. */
    public List<DeploymentRow> last(int most) throws SQLException {
        return DeploymentTable.read(control.query(List.of(deployments.last(most))));
    }

    /**
     * Returns what a deployment has to know before it is planned.
     *
     * @param paths the scripts whose run policy asks for what any deployment did
     */
    public PriorDeployments past(String name, String target, Collection<String> paths) throws SQLException {
        return past(control.queryEach(pastQueries(name, target, paths)));
    }

    /**
     * Returns the same when nothing of earlier deployments runs any more: their sessions are ended first. Only who
     * holds the lease may do so.
     */
    public PriorDeployments pastWithoutOrphans(String name, String target, Collection<String> paths)
            throws SQLException {
        List<String> queries = new ArrayList<>(List.of(deployments.orphans()));
        queries.addAll(pastQueries(name, target, paths));
        List<List<Row>> answers = control.queryEach(queries);
        List<Row> orphans = answers.get(0);
        for (Row orphan : orphans) {
            endSession(orphan.number(0));
        }
        return orphans.isEmpty() ? past(answers.subList(1, answers.size())) : past(name, target, paths);
    }

    private List<String> pastQueries(String name, String target, Collection<String> paths) {
        String last = deployments.last(name, target);
        return paths.isEmpty() ? List.of(last) : List.of(last, scripts.latest(paths));
    }

    private PriorDeployments past(List<List<Row>> answers) throws SQLException {
        DeploymentRow last = DeploymentTable.read(answers.get(0)).stream()
                .filter(row -> !row.succeeded())
                .findFirst()
                .orElse(null);
        Map<String, ScriptRow> latest = answers.size() > 1 ? ScriptTable.read(answers.get(1)) : Map.of();
        return new PriorDeployments(last, last == null ? Map.of() : settled(ofChain(last.root())), settled(latest));
    }

    /**
     * Returns what a deployment has to know that hopes to have nothing to do: the latest row of each of some paths.
     * Nothing when there is no history to be seen, or its last deployment of that name has not succeeded.
     */
    public Optional<Map<String, ScriptRow>> whenAllIsWell(String name, String target, Collection<String> paths)
            throws SQLException {
        List<List<Row>> answers;
        try {
            answers = control.queryEach(List.of(tables.look(), deployments.last(name, target), scripts.latest(paths)));
        } catch (SQLException e) {
            if (SqlState.of(e).hidden()) {
                return Optional.empty();
            }
            throw e;
        }
        boolean well = version(answers.get(0)).isPresent()
                && DeploymentTable.read(answers.get(1)).stream().allMatch(DeploymentRow::succeeded);
        return well ? Optional.of(ScriptTable.read(answers.get(2))) : Optional.empty();
    }

    /** What is in doubt is asked of the cluster; of what it does not know either, the doubt stays. */
    private Map<String, ScriptRow> settled(Map<String, ScriptRow> rows) throws SQLException {
        Map<String, ScriptRow> settled = new LinkedHashMap<>(rows);
        for (ScriptRow row : rows.values()) {
            if (row.inDoubt()) {
                Fate fate = fate(row.deployment(), row.path(), row.alone());
                settled.put(row.path(), fate == Fate.UNKNOWN ? row : row.settled(fate == Fate.DONE));
            }
        }
        return settled;
    }

    /** Returns what the cluster's query history says of a statement that a deployment ran by itself. */
    public Fate fate(String deployment, String script, int statement) throws SQLException {
        String comment = Marker.beginning(deployment, script, statement);
        String query = "SELECT status FROM sys_query_history WHERE STRPOS(query_text, " + literal(comment)
                + ") = 1 ORDER BY start_time DESC LIMIT 1";
        Fate fate = Fate.UNKNOWN;
        for (int look = 0; look < LOOKS && fate == Fate.UNKNOWN; look++) {
            if (look > 0) {
                pause();
            }
            fate = control.query(List.of(query)).stream()
                    .map(row -> Fate.of(row.text(0).strip()))
                    .findFirst()
                    .orElse(Fate.UNKNOWN);
        }
        return fate;
    }

    /** Returns the latest row of each of some paths, over all deployments; of all paths when they are many. */
    public Map<String, ScriptRow> latest(Collection<String> paths) throws SQLException {
        return paths.isEmpty() ? Map.of() : latest(scripts.latest(paths));
    }

    /** Returns the latest row of every script of the project that was ever deployed. */
    public Map<String, ScriptRow> latest() throws SQLException {
        return latest(scripts.latest());
    }

    /**
     * Returns the latest row of each path in the deployments that resumed each other, or of what a person has repaired
     * since.
     */
    public Map<String, ScriptRow> ofChain(String root) throws SQLException {
        return latest(scripts.latestOfChain(root, deployments));
    }

    /**
     * Returns what a deployment has committed, for certain: whatever of it is still on its way has ended before, for
     * nobody can lock the table while a transaction has written to it.
     */
    public Map<String, ScriptRow> settledBy(String deployment) throws SQLException {
        return ScriptTable.read(
                control.query(List.of("BEGIN", "LOCK " + tables.script(), scripts.latestBy(deployment), "COMMIT")));
    }

    private Map<String, ScriptRow> latest(String query) throws SQLException {
        return ScriptTable.read(control.query(List.of(query)));
    }

    /**
     * Adds a deployment that begins, or one that has ended already, once: what an earlier try may have added, whose
     * answer was lost, goes first.
     */
    public void begin(DeploymentRow row, String version) throws SQLException {
        write(List.of(deployments.delete(row.id()), deployments.insert(row, version)));
    }

    /** Notes one more session of a deployment, before it is used. */
    public void addSession(String deployment, int process) throws SQLException {
        control.query(List.of(deployments.addSession(deployment, process)));
    }

    /** Notes that a session has taken the place of one that ended orderly, and so can do nothing any more. */
    public void replaceSession(String deployment, int ended, int process) throws SQLException {
        control.query(List.of(deployments.replaceSession(deployment, ended, process)));
    }

    /**
     * Ends a session of a deployment whose connection was lost, and waits until it is gone: the server notices only
     * when it answers that nobody listens any more, and until then goes on with what it was sent.
     */
    public void endSession(int process) throws SQLException {
        control.endSession(process);
    }

    /** Sends statements of the history as one transaction, by the control connection. */
    public void write(List<String> statements) throws SQLException {
        List<String> transaction = new ArrayList<>();
        transaction.add("BEGIN");
        transaction.addAll(statements);
        transaction.add("COMMIT");
        control.query(transaction);
    }

    Tables tables() {
        return tables;
    }
}
