package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.ServerWords;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The history in the cluster. A script is applied if and only if its row says so: the row is written in the transaction
 * that it is about, by the connection that deploys, with the SQL that {@link #insert} gives.
 */
public final class History {

    /** More than these in one list make a statement long; then all rows are grouped instead. */
    private static final int LONGEST_LIST = 1_000;

    private static final int TRIES = 5;
    private static final long PAUSE_MILLIS = 200;

    /** What the catalogue says to all but one of those that make the same thing at once. */
    private static final Set<String> AT_ONCE = Set.of("23505", "42P06", "42P07", "XX000");

    /** What the server says of a table, and of a schema, that is not there. */
    private static final Set<String> MISSING = Set.of("42P01", "3F000");

    private static final String NOT_ALLOWED = "42501";

    /** How often the cluster's query history is asked: its rows come with a delay. */
    private static final int LOOKS = 5;

    private static final String COLUMNS =
            "deployment, position, project, path, checksum, run_policy, state, statements,"
                    + " committed, prefix, alone, recorded_at, error";

    private final Tables tables;
    private final String project;
    private final Control control;

    /**
     * Makes the history of a schema.
     *
     * @param schema the schema of its tables; it is made when it is not there
     * @param project whose scripts are meant: several projects may have the same paths
     */
    public History(String schema, String project, Control control) {
        this.tables = new Tables(schema);
        this.project = project;
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
                if (NOT_ALLOWED.equals(e.getSQLState())) {
                    throw new DiagnosticException(notAllowed(e), e);
                }
                if (tries == TRIES || !AT_ONCE.contains(String.valueOf(e.getSQLState()))) {
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
                        "the history in schema '" + tables.schema() + "' cannot be made: " + ServerWords.of(problem)
                                + " (SQLSTATE " + problem.getSQLState() + ")")
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

    /** Returns the last deployment of a name on a target. */
    public Optional<DeploymentRow> last(String name, String target) throws SQLException {
        return deployments(control.query(List.of(lastQuery(name, target)))).stream()
                .findFirst();
    }

    /** Returns the last deployments, the newest first. */
    public List<DeploymentRow> last(int most) throws SQLException {
        return deployments(control.query(List.of(deploymentsQuery("", most))));
    }

    /** One without sessions had nothing to do and held no lease: it may come between another one and its failure. */
    private String lastQuery(String name, String target) {
        return deploymentsQuery(
                "WHERE name = " + literal(name) + " AND target = " + literal(target) + " AND processes <> ''", 1);
    }

    private String deploymentsQuery(String where, int most) {
        return """
                SELECT id, root, name, target, state, started_at, finished_at, actor, commit_id, branch, run_url,
                    ticket, processes, error
                FROM %s %s ORDER BY started_at DESC, id DESC LIMIT %d""".formatted(tables.deployment(), where, most);
    }

    private static List<DeploymentRow> deployments(List<Row> rows) {
        return rows.stream().map(History::deployment).toList();
    }

    private static DeploymentRow deployment(Row row) {
        Audit audit = new Audit(row.text(7), row.value(8), row.value(9), row.value(10), row.value(11));
        List<Integer> processes = Arrays.stream(row.text(12).split(","))
                .filter(process -> !process.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return new DeploymentRow(
                row.text(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.value(6),
                audit,
                processes,
                row.value(13));
    }

    /**
     * Returns what a deployment has to know before it is planned.
     *
     * @param paths the scripts whose run policy asks for what any deployment did
     */
    public Past past(String name, String target, Collection<String> paths) throws SQLException {
        DeploymentRow last = last(name, target).filter(row -> !row.succeeded()).orElse(null);
        return new Past(last, last == null ? Map.of() : settled(ofChain(last.root())), settled(latest(paths)));
    }

    /**
     * Returns what a deployment has to know that hopes to have nothing to do: the latest row of each of some paths.
     * Nothing when there is no history, or its last deployment of that name has not succeeded.
     */
    public Optional<Map<String, ScriptRow>> whenAllIsWell(String name, String target, Collection<String> paths)
            throws SQLException {
        List<List<Row>> answers;
        try {
            answers = control.queryEach(List.of(tables.look(), lastQuery(name, target), latestQuery(latestOf(paths))));
        } catch (SQLException e) {
            if (MISSING.contains(String.valueOf(e.getSQLState()))) {
                return Optional.empty();
            }
            throw e;
        }
        boolean well = version(answers.get(0)).isPresent()
                && deployments(answers.get(1)).stream().allMatch(DeploymentRow::succeeded);
        return well ? Optional.of(rows(answers.get(2))) : Optional.empty();
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
        String query = "SELECT status FROM sys_query_history WHERE query_text LIKE " + literal(comment + "%")
                + " ORDER BY start_time DESC LIMIT 1";
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
        return paths.isEmpty() ? Map.of() : latest(latestOf(paths));
    }

    private String latestOf(Collection<String> paths) {
        String all = "WHERE project = " + literal(project, 256);
        if (paths.size() > LONGEST_LIST) {
            return all;
        }
        return all + " AND path IN (" + paths.stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")";
    }

    /** Returns the latest row of every script of the project that was ever deployed. */
    public Map<String, ScriptRow> latest() throws SQLException {
        return latest("WHERE project = " + literal(project, 256));
    }

    /**
     * Returns the latest row of each path in the deployments that resumed each other, or of what a person has repaired
     * since.
     */
    public Map<String, ScriptRow> ofChain(String root) throws SQLException {
        String deployments = "FROM " + tables.deployment() + " WHERE root = " + literal(root);
        return latest("WHERE deployment IN (SELECT id " + deployments + ") OR (state = 'repaired' AND project = "
                + literal(project, 256) + " AND recorded_at > (SELECT MIN(started_at) " + deployments + "))");
    }

    /**
     * Returns what a deployment has committed, for certain: whatever of it is still on its way has ended before, for
     * nobody can lock the table while a transaction has written to it.
     */
    public Map<String, ScriptRow> settledBy(String deployment) throws SQLException {
        return rows(control.query(List.of(
                "BEGIN",
                "LOCK " + tables.script(),
                latestQuery("WHERE deployment = " + literal(deployment)),
                "COMMIT")));
    }

    private Map<String, ScriptRow> latest(String where) throws SQLException {
        return rows(control.query(List.of(latestQuery(where))));
    }

    /**
     * Whoever writes holds the lease, so the time of the cluster tells the order of deployments, and no other clock
     * does. Of one deployment the row that tells more counts: one that says how it failed is written when it ends, and
     * may not know of a commit whose answer was lost. A long history is added up and never sorted.
     */
    private String latestQuery(String where) {
        return """
                SELECT %1$s FROM (
                    SELECT s.*, ROW_NUMBER() OVER (PARTITION BY s.path ORDER BY s.committed DESC,
                        CASE WHEN s.state IN ('succeeded', 'baseline', 'repaired') THEN 3
                            WHEN s.state IN ('failed', 'cancelled') THEN 2 WHEN s.alone > 0 THEN 1 ELSE 0 END DESC) AS place
                    FROM %2$s s
                    JOIN (SELECT d.project, d.path, MAX(d.deployment) AS deployment
                        FROM (SELECT project, path, deployment, recorded_at FROM %2$s %3$s) AS d
                        JOIN (SELECT project, path, MAX(recorded_at) AS last_at FROM %2$s %3$s
                            GROUP BY project, path) AS t
                        ON d.project = t.project AND d.path = t.path AND d.recorded_at = t.last_at
                        GROUP BY d.project, d.path) AS l
                    ON s.project = l.project AND s.path = l.path AND s.deployment = l.deployment) AS ranked
                WHERE place = 1""".formatted(COLUMNS, tables.script(), where);
    }

    private static Map<String, ScriptRow> rows(List<Row> rows) {
        Map<String, ScriptRow> byPath = new LinkedHashMap<>();
        for (Row row : rows) {
            ScriptRow script = script(row);
            byPath.put(script.path(), script);
        }
        return byPath;
    }

    private static ScriptRow script(Row row) {
        int committed = row.number(8);
        return new ScriptRow(
                row.text(0),
                row.number(1),
                row.text(3),
                row.text(4).strip(),
                Choice.of(RunPolicy.class, row.text(5)).orElse(RunPolicy.ALWAYS),
                Choice.of(ScriptState.class, row.text(6)).orElse(ScriptState.FAILED),
                row.number(7),
                committed,
                row.value(9) == null ? null : row.text(9).strip(),
                committed,
                row.number(10),
                row.value(12));
    }

    /** Returns the statement that adds a row; it belongs into the transaction that the row is about. */
    public String insert(ScriptRow row) {
        return "INSERT INTO " + tables.script() + " (" + COLUMNS + ") VALUES (" + literal(row.deployment()) + ", "
                + row.position() + ", " + literal(project, 256) + ", " + literal(row.path()) + ", "
                + literal(row.checksum()) + ", "
                + literal(Choice.word(row.run())) + ", " + literal(Choice.word(row.state())) + ", " + row.statements()
                + ", " + row.committed() + ", " + literal(row.prefix()) + ", " + row.alone() + ", SYSDATE, "
                + literal(row.error(), 8_000) + ")";
    }

    /**
     * Adds a deployment that begins, or one that has ended already, once: what an earlier try may have added, whose
     * answer was lost, goes first.
     */
    public void begin(DeploymentRow row, String version) throws SQLException {
        write(List.of("DELETE FROM " + tables.deployment() + " WHERE id = " + literal(row.id()), insert(row, version)));
    }

    private String insert(DeploymentRow row, String version) {
        Audit audit = row.audit();
        return "INSERT INTO " + tables.deployment() + " (id, root, name, target, state, started_at, finished_at,"
                + " actor, commit_id, branch, run_url, ticket, tool_version, processes) VALUES (" + literal(row.id())
                + ", " + literal(row.root())
                + ", " + literal(row.name(), 512) + ", " + literal(row.target(), 256) + ", " + literal(row.state())
                + ", SYSDATE, " + (row.finishedAt() == null ? "NULL" : "SYSDATE") + ", " + literal(audit.actor(), 256)
                + ", "
                + literal(audit.commit(), 64)
                + ", " + literal(audit.branch(), 512) + ", " + literal(audit.runUrl(), 1024) + ", "
                + literal(audit.ticket(), 256) + ", " + literal(version, 64) + ", "
                + literal(row.processes().stream().map(String::valueOf).collect(Collectors.joining(","))) + ")";
    }

    /** Notes one more session of a deployment, before it is used. */
    public void addSession(String deployment, int process) throws SQLException {
        control.query(List.of("UPDATE " + tables.deployment() + " SET processes = processes || ',' || "
                + literal(Integer.toString(process)) + " WHERE id = " + literal(deployment)));
    }

    /**
     * Ends a session of a deployment whose connection was lost, and waits until it is gone: the server notices only
     * when it answers that nobody listens any more, and until then goes on with what it was sent.
     */
    public void endSession(int process) throws SQLException {
        control.endSession(process);
    }

    /**
     * Ends the sessions of deployments that were cut off; only who holds the lease may do so. Whoever held it before
     * has done the same, so the last deployments are enough. The server gives a number again to the session of somebody
     * else, so one that is older than the deployment is none of its own; clocks may differ by a few minutes.
     */
    public void endOrphans() throws SQLException {
        List<Row> orphans = control.query(List.of("SELECT s.process, d.processes FROM stv_sessions s,"
                + " (SELECT processes, started_at FROM " + tables.deployment()
                + " WHERE state <> 'succeeded' AND processes IS NOT NULL"
                + " ORDER BY started_at DESC LIMIT 10) d WHERE s.user_name = current_user"
                + " AND s.starttime > DATEADD(minute, -10, d.started_at) AND ',' || d.processes || ','"
                + " LIKE '%,' || s.process || ',%' AND s.process <> pg_backend_pid()"));
        for (Row orphan : orphans) {
            endSession(orphan.number(0));
        }
    }

    /** Returns the statement that says how a deployment ended. */
    public String ended(String id, String state, Instant now, @Nullable String error) {
        return "UPDATE " + tables.deployment() + " SET state = " + literal(state) + ", finished_at = " + literal(now)
                + ", error = " + literal(error, 8_000) + " WHERE id = " + literal(id);
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
