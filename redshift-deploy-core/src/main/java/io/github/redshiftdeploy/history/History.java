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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The history in the cluster. A script is applied if and only if its row says so: the row is written in the transaction
 * that it is about, by the connection that deploys, with the SQL that {@link HistorySql#insert} gives.
 */
public final class History {

    private static final int TRIES = 5;
    private static final long PAUSE_MILLIS = 200;

    /** How often the cluster's query history is asked: its rows come with a delay. */
    private static final int LOOKS = 5;

    private final Tables newest;
    private final @Nullable String owner;
    private final Ownership ownership;
    private final Control control;

    /** The tables as they were found; the newest as long as nobody has looked. */
    private Tables tables;

    private DeploymentTable deployments;
    private ScriptTable scripts;

    /**
     * Makes the history of a schema.
     *
     * @param sql its statements; its schema is made when it is not there
     * @param ownership which of its rows count
     * @param owner who may own it beside this user and administrators; absent for nobody
     */
    public History(HistorySql sql, Ownership ownership, @Nullable String owner, Control control) {
        this.newest = sql.tables();
        this.owner = owner;
        this.ownership = ownership;
        this.control = control;
        this.tables = newest;
        this.deployments = sql.deployments();
        this.scripts = sql.scripts();
    }

    /**
     * Tells whether there is a history; nothing is made.
     *
     * @throws DiagnosticException when it cannot be relied on
     */
    public boolean exists() throws SQLException {
        return look().version().isPresent();
    }

    /**
     * Makes the tables when there are none. Several deployments may do so at once.
     *
     * @throws DiagnosticException when the user may not, or the history cannot be relied on
     */
    public void prepare() throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                HistoryLook found = look();
                if (found.version().isEmpty()) {
                    create(found.schema());
                }
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

    /**
     * Gives the tables of an older release the columns that this one has. Only who holds the lease may do so.
     *
     * @throws DiagnosticException when the user may not
     */
    public void upgrade() throws SQLException {
        if (tables.version() == newest.version()) {
            return;
        }
        try {
            write(tables.upgrade());
        } catch (SQLException e) {
            if (SqlState.of(e) == SqlState.NOT_ALLOWED) {
                throw new DiagnosticException(notUpgraded(e), e);
            }
            throw e;
        }
        use(newest);
    }

    private HistoryLook look() throws SQLException {
        HistoryLook look =
                HistoryLook.read(newest.schema(), control.queryEach(HistoryLook.queries(newest.schema(), owner)));
        use(new Tables(newest.schema(), look.version().orElse(newest.version())));
        return look;
    }

    private void use(Tables found) {
        tables = found;
        deployments = new DeploymentTable(found, ownership.identity());
        scripts = new ScriptTable(found, ownership.identity());
    }

    /** A schema that is there already needs no right to make one. */
    private void create(boolean schema) throws SQLException {
        List<String> statements = new ArrayList<>();
        if (!schema) {
            statements.add(newest.createSchema());
        }
        statements.addAll(newest.create());
        write(statements);
    }

    private Diagnostic notUpgraded(SQLException problem) {
        return Diagnostic.error(
                        HistoryCode.NOT_ALLOWED,
                        "the history in schema '" + newest.schema() + "' is of version " + tables.version()
                                + ", and cannot become version " + newest.version() + ": "
                                + ServerWords.withState(problem))
                .help("let the owner of its tables deploy once, or run: " + String.join("; ", tables.upgrade()));
    }

    private Diagnostic notAllowed(SQLException problem) {
        return Diagnostic.error(
                        HistoryCode.NOT_ALLOWED,
                        "the history in schema '" + newest.schema() + "' cannot be made: "
                                + ServerWords.withState(problem))
                .help("let an administrator run CREATE SCHEMA " + SqlText.name(newest.schema())
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
        return deployments.read(control.query(List.of(deployments.last(most))));
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
        DeploymentRow last = deployments.read(answers.get(0)).stream()
                .filter(row -> !row.succeeded())
                .findFirst()
                .orElse(null);
        List<ScriptRow> chain = last == null ? List.of() : read(scripts.latestOfChain(last.root(), deployments));
        List<ScriptRow> latest = answers.size() > 1 ? scripts.read(answers.get(1)) : List.of();
        boolean own = last != null && ownership.owns(last);
        Map<String, ScriptRow> elsewhere = new LinkedHashMap<>(ownership.elsewhere(latest));
        Set<String> adopted = new HashSet<>(adopted(latest));
        if (last != null && !own) {
            chain.forEach(row -> elsewhere.put(row.path(), row));
        } else if (last != null && last.project() == null) {
            adopted.add(last.id());
            chain.forEach(row -> adopted.add(row.deployment()));
        }
        return new PriorDeployments(
                own ? last : null,
                own ? settled(byPath(chain)) : Map.of(),
                settled(ownership.own(latest)),
                elsewhere,
                adopted);
    }

    /** Of a deployment and those that it resumed all rows count; what this project has written counts more. */
    private Map<String, ScriptRow> byPath(List<ScriptRow> rows) {
        Map<String, ScriptRow> byPath = new LinkedHashMap<>();
        rows.forEach(
                row -> byPath.merge(row.path(), row, (before, other) -> ownership.takesOver(before) ? other : before));
        return byPath;
    }

    /**
     * Returns what a deployment has to know that hopes to have nothing to do: the latest row of each of some paths.
     * Nothing when there is no history to be seen, or its last deployment of that name has not succeeded.
     */
    public Optional<Map<String, ScriptRow>> whenAllIsWell(String name, String target, Collection<String> paths)
            throws SQLException {
        if (look().version().filter(version -> version == newest.version()).isEmpty()) {
            return Optional.empty();
        }
        List<List<Row>> answers;
        try {
            answers = control.queryEach(List.of(deployments.last(name, target), scripts.latest(paths)));
        } catch (SQLException e) {
            if (SqlState.of(e).hidden()) {
                return Optional.empty();
            }
            throw e;
        }
        List<ScriptRow> rows = scripts.read(answers.get(1));
        boolean well = deployments.read(answers.get(0)).stream().allMatch(DeploymentRow::succeeded)
                && adopted(rows).isEmpty();
        return well ? Optional.of(ownership.own(rows)) : Optional.empty();
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
        return paths.isEmpty() ? Map.of() : ownership.own(read(scripts.latest(paths)));
    }

    /** Returns the deployments whose rows have become this project's and are not written as such yet. */
    public Set<String> adopted(Collection<ScriptRow> rows) {
        return rows.stream()
                .filter(ownership::takesOver)
                .map(ScriptRow::deployment)
                .collect(Collectors.toSet());
    }

    /** Returns the latest row of every script of the project that was ever deployed. */
    public Map<String, ScriptRow> latest() throws SQLException {
        return ownership.own(read(scripts.latest()));
    }

    /**
     * Returns what a deployment has committed, for certain: whatever of it is still on its way has ended before, for
     * nobody can lock the table while a transaction has written to it.
     */
    public Map<String, ScriptRow> settledBy(String deployment) throws SQLException {
        return byPath(scripts.read(
                control.query(List.of("BEGIN", "LOCK " + tables.script(), scripts.latestBy(deployment), "COMMIT"))));
    }

    private List<ScriptRow> read(String query) throws SQLException {
        return scripts.read(control.query(List.of(query)));
    }

    /**
     * Adds a deployment that begins, or one that has ended already, once: what an earlier try may have added, whose
     * answer was lost, goes first. What still says that it runs was cut off, for who calls this holds the lease.
     *
     * @param adopted the deployments of another project that become this one's
     */
    public void begin(DeploymentRow row, Set<String> adopted, String version) throws SQLException {
        List<String> statements = new ArrayList<>();
        if (!adopted.isEmpty()) {
            statements.addAll(ownership.adopt(scripts, deployments, adopted));
        }
        statements.add(deployments.delete(row.id()));
        if (row.state() == DeploymentState.RUNNING) {
            statements.add(deployments.close(row.id()));
        }
        statements.add(deployments.insert(row, version));
        write(statements);
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
