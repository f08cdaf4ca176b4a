package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.config.ReleasePart;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    /** The version of the tables that knows of releases first. */
    private static final int RELEASES = 3;

    /** The version of the tables that keeps first what is needed to undo a deployment. */
    private static final int KEEPING = 4;

    private final HistorySql sql;
    private final Tables newest;
    private final Installation installation;
    private final Ownership ownership;
    private final Control control;
    private final QueryHistory queries;

    /** The tables as they were found; absent as long as nobody has looked. */
    private @Nullable Tables tables;

    private DeploymentTable deployments;
    private ScriptTable scripts;
    private final TimingTable timings;

    /**
     * Makes the history of a schema.
     *
     * @param sql its statements; its schema is made when it is not there
     * @param ownership which of its rows count
     * @param owner who may own it beside this user and administrators; absent for nobody
     */
    public History(HistorySql sql, Ownership ownership, @Nullable String owner, Control control) {
        this(sql, ownership, new Installation(sql.tables(), owner, control), control);
    }

    private History(HistorySql sql, Ownership ownership, Installation installation, Control control) {
        this.sql = sql;
        this.newest = sql.tables();
        this.installation = installation;
        this.ownership = ownership;
        this.control = control;
        this.queries = new QueryHistory(control);
        this.deployments = sql.deployments();
        this.scripts = sql.scripts();
        this.timings = sql.timings();
    }

    /**
     * Tells whether there is a history; nothing is made.
     *
     * @throws DiagnosticException when it cannot be relied on
     */
    public boolean exists() throws TransportException {
        return exists(HistoryRight.TO_READ);
    }

    private boolean exists(Set<HistoryRight> rights) throws TransportException {
        Optional<Tables> found = installation.find(rights);
        found.ifPresent(this::use);
        return found.isPresent();
    }

    /**
     * Makes the tables when there are none.
     *
     * @throws DiagnosticException when the user may not, or the history cannot be relied on
     */
    public void prepare() throws TransportException {
        if (tables == null) {
            use(installation.make());
        }
    }

    /**
     * Gives the tables of an older release the columns that this one has. Only who holds the lease may do so.
     *
     * @throws DiagnosticException when the user may not
     */
    public void upgrade() throws TransportException {
        if (tables != null && tables.version() < newest.version()) {
            use(installation.upgrade());
        }
    }

    /** Returns this history for a rollback, whose rows are those of the scripts that it undoes. */
    public History undoing(HistorySql rollback) {
        History undoing = new History(rollback, ownership, installation, control);
        undoing.use(tables == null ? newest : tables);
        return undoing;
    }

    private void use(Tables found) {
        tables = found;
        deployments = new DeploymentTable(found, ownership.identity());
        scripts = new ScriptTable(found, ownership.identity());
    }

    /** Returns the last deployments, the newest first. */
    public List<DeploymentRow> last(int most) throws TransportException {
        return deployments.read(control.query(List.of(deployments.last(most))));
    }

    /**
     * Returns the last deployments of a name to a target, the newest first; none when there is no history, or one that
     * knows no releases. Nothing is made.
     */
    public List<DeploymentRow> lastNamed(String name, String target) throws TransportException {
        if (!exists(HistoryRight.TO_READ) || tables == null || tables.version() < RELEASES) {
            return List.of();
        }
        return deployments.read(control.query(List.of(deployments.lastNamed(name, target))));
    }

    /**
     * Returns what a deployment has to know before it is planned.
     *
     * @param paths the scripts whose run policy asks for what any deployment did
     * @param release the release that the deployment is a part of; absent when it is none
     */
    public PriorDeployments past(String name, String target, Collection<String> paths, @Nullable ReleasePart release)
            throws TransportException {
        List<String> queries = new ArrayList<>(List.of(scripts.lost()));
        queries.addAll(pastQueries(name, target, paths));
        List<List<Row>> answers = control.queryEach(queries);
        requireAll(answers.get(0));
        return past(name, answers.subList(1, answers.size()), release);
    }

    private void requireAll(List<Row> lost) {
        if (!lost.isEmpty()) {
            throw new DiagnosticException(HistoryLook.damaged(
                    newest.schema(), "rows of deployment '" + lost.get(0).text("deployment") + "' are missing"));
        }
    }

    /**
     * Returns the same when nothing of earlier deployments can change anything any more: their sessions are ended, and
     * those of other database users can begin no transaction. Only who holds the lease may do so.
     *
     * @param patience how long to wait for transactions of other database users
     * @param decided whether a person has said what became of statements that run by themselves
     * @param release the release that the deployment is a part of; absent when it is none
     */
    public PriorDeployments pastWithoutOrphans(
            String name,
            String target,
            Collection<String> paths,
            Duration patience,
            boolean decided,
            @Nullable ReleasePart release)
            throws TransportException {
        List<String> queries = new ArrayList<>(List.of(
                deployments.orphans(), scripts.lost(), Fence.standing(newest.schema()), deployments.strangers()));
        queries.addAll(pastQueries(name, target, paths));
        List<List<Row>> answers = control.queryEach(queries);
        requireAll(answers.get(1));
        List<Row> orphans = answers.get(0);
        for (Row orphan : orphans) {
            endSession(new SessionId(orphan.number(0)));
        }
        Takeover takeover = new Takeover(newest.schema(), deployments, control);
        takeover.drop(answers.get(2), patience);
        List<List<Row>> known = answers.subList(3, answers.size());
        if (!orphans.isEmpty() || !answers.get(2).isEmpty()) {
            // What they have committed meanwhile counts, and nothing more can come.
            List<String> again = new ArrayList<>(List.of(deployments.strangers()));
            again.addAll(pastQueries(name, target, paths));
            known = control.queryEach(again);
        }
        if (!decided) {
            takeover.requireNoStrangers(known.get(0));
        }
        return past(name, known.subList(1, known.size()), release);
    }

    private List<String> pastQueries(String name, String target, Collection<String> paths) {
        String last = deployments.last(name, target);
        return paths.isEmpty() ? List.of(last) : List.of(last, scripts.latest(ownership.names(), paths));
    }

    private PriorDeployments past(String name, List<List<Row>> answers, @Nullable ReleasePart release)
            throws TransportException {
        requireAdopted();
        List<DeploymentRow> candidates = deployments.read(answers.get(0));
        Optional<DeploymentRow> own = candidates.stream()
                .filter(row -> ownership.owns(row) && ownership.isNamed(row, name))
                .findFirst();
        DeploymentRow last = own.filter(row -> row.isPartOf(release) || (!row.succeeded() && !row.isBefore(release)))
                .orElse(null);
        List<ScriptRow> latest = answers.size() > 1 ? read(answers.get(1)) : List.of();
        Set<String> adopted = new HashSet<>(ownership.adopted(latest));
        Map<String, List<ScriptRow>> elsewhere = new LinkedHashMap<>(ownership.elsewhere(latest));
        if (own.isEmpty() && ownership.asks()) {
            strange(candidates).forEach((path, rows) -> elsewhere.merge(path, rows, History::joined));
        }
        List<ScriptRow> chain = last == null ? List.of() : chain(List.of(last.root()));
        if (last != null && !ownership.isOfProject(last)) {
            adopted.add(last.id());
            chain.forEach(row -> adopted.add(row.deployment()));
        }
        return new PriorDeployments(
                last, queries.settled(byPath(chain)), queries.settled(ownership.own(latest)), elsewhere, adopted);
    }

    private List<ScriptRow> chain(List<String> roots) throws TransportException {
        return read(control.query(List.of(scripts.latestOfChains(roots, ownership.names()))));
    }

    /** What the last, unfinished deployments of other projects have done may be this project's, under another name. */
    private Map<String, List<ScriptRow>> strange(List<DeploymentRow> candidates) throws TransportException {
        Map<String, DeploymentRow> last = new LinkedHashMap<>();
        for (DeploymentRow row : candidates) {
            if (!ownership.isOfProject(row)) {
                last.putIfAbsent(row.project() + "\0" + row.execution() + "\0" + row.name(), row);
            }
        }
        List<String> roots = last.values().stream()
                .filter(row -> !row.succeeded())
                .map(DeploymentRow::root)
                .toList();
        return roots.isEmpty() ? Map.of() : ownership.elsewhere(chain(roots));
    }

    private static List<ScriptRow> joined(List<ScriptRow> some, List<ScriptRow> more) {
        List<ScriptRow> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** Of a deployment and those that it resumed all rows count; what this project has written counts more. */
    private Map<String, ScriptRow> byPath(List<ScriptRow> rows) {
        Map<String, ScriptRow> byPath = new LinkedHashMap<>();
        rows.forEach(
                row -> byPath.merge(row.path(), row, (before, other) -> ownership.takesOver(before) ? other : before));
        byPath.values().removeIf(row -> row.state().gone());
        return byPath;
    }

    /**
     * Returns what a deployment has to know that hopes to have nothing to do: the latest row of each of some paths.
     * Nothing when there is no history to be seen, or its last deployment of that name has not succeeded.
     */
    public Optional<Map<String, ScriptRow>> whenAllIsWell(String name, String target, Collection<String> paths)
            throws TransportException {
        if (!exists(HistoryRight.TO_DEPLOY) || !newest.equals(tables)) {
            return Optional.empty();
        }
        List<List<Row>> answers;
        try {
            answers = control.queryEach(pastQueries(name, target, paths));
        } catch (TransportException e) {
            if (SqlState.of(e.error()).hidden()) {
                return Optional.empty();
            }
            throw e;
        }
        List<ScriptRow> rows = read(answers.get(1));
        boolean well = deployments.read(answers.get(0)).stream()
                        .filter(row -> ownership.owns(row) && ownership.isNamed(row, name))
                        .findFirst()
                        .filter(row -> !row.succeeded())
                        .isEmpty()
                && ownership.adopted(rows).isEmpty();
        return well ? Optional.of(ownership.own(rows)) : Optional.empty();
    }

    /** Returns a deployment; nothing when there is no history, or it does not have it. */
    public Optional<DeploymentRow> find(String id) throws TransportException {
        return DeploymentId.isOne(id) && (tables != null || exists())
                ? deployments.read(control.query(List.of(deployments.byId(id)))).stream()
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Returns what there is of a deployment, and of those that it resumed, for who wants to undo it; a history of an
     * earlier version has kept nothing for that.
     */
    public Undoable undoable(DeploymentRow deployment) throws TransportException {
        String root = deployment.root();
        List<String> queries = new ArrayList<>(List.of(deployments.chain(root), scripts.latestOfChain(root)));
        boolean keeps = tables == null || tables.version() >= KEEPING;
        DefinitionTable definitions = new DefinitionTable(newest.schema());
        ChangeTable changes = new ChangeTable(newest);
        if (keeps) {
            queries.addAll(List.of(
                    deployments.rollbacksOf(root),
                    scripts.latestOfRollbacks(root),
                    changes.ofChain(root),
                    definitions.ofChain(root, KeptDefinition.Moment.BEFORE),
                    definitions.ofChain(root, KeptDefinition.Moment.AFTER),
                    changes.touchedSince(root)));
        }
        List<List<Row>> answers = control.queryEach(queries);
        DeploymentRow last =
                deployments.read(answers.get(0)).stream().findFirst().orElse(deployment);
        List<ScriptRow> rows = byPath(read(answers.get(1))).values().stream()
                .filter(row -> row.committed() > 0 || row.alone() > 0)
                .sorted(Comparator.comparing(ScriptRow::deployment).thenComparing(ScriptRow::position))
                .toList();
        if (!keeps) {
            return new Undoable(
                    last, rows, Map.of(), null, List.of(), List.of(), List.of(), laterRows(root, rows), List.of());
        }
        return new Undoable(
                last,
                rows,
                read(answers.get(3)).stream()
                        .collect(Collectors.toMap(ScriptRow::path, row -> row, (one, other) -> one)),
                deployments.read(answers.get(2)).stream().findFirst().orElse(null),
                changes.read(answers.get(4)),
                DefinitionTable.read(answers.get(5)),
                DefinitionTable.read(answers.get(6)),
                laterRows(root, rows),
                changes.read(answers.get(7)));
    }

    private List<ScriptRow> laterRows(String root, List<ScriptRow> rows) throws TransportException {
        List<String> paths = rows.stream().map(ScriptRow::path).toList();
        return paths.isEmpty() || (tables != null && tables.version() < KEEPING)
                ? List.of()
                : read(control.query(List.of(scripts.latestSince(root, paths)))).stream()
                        .filter(row -> !row.state().gone())
                        .toList();
    }

    /** Returns how long statements of tests took in the last runs, in milliseconds; who holds the lease may ask. */
    public Map<Timing.Key, List<Long>> timings(Collection<Timing.Key> keys) throws TransportException {
        return keys.isEmpty() ? Map.of() : timings.read(control.query(List.of(timings.last(keys))));
    }

    /** Returns what the cluster's query history says of a statement that a deployment ran by itself. */
    public Fate fate(String deployment, String script, int statement) throws TransportException {
        return queries.fate(deployment, script, statement);
    }

    /** Returns the latest row of each of some paths, over all deployments; of all paths when they are many. */
    public Map<String, ScriptRow> latest(Collection<String> paths) throws TransportException {
        requireAdopted();
        return paths.isEmpty()
                ? Map.of()
                : ownership.own(read(control.query(List.of(scripts.latest(ownership.names(), paths)))));
    }

    /**
     * Returns the deployments whose rows have become this project's and are not written as such yet.
     *
     * @param rows some of its latest rows
     */
    public Set<String> adopted(Collection<ScriptRow> rows) {
        return ownership.adopted(rows);
    }

    /** Returns the latest row of every script of the project that was ever deployed. */
    public Map<String, ScriptRow> latest() throws TransportException {
        List<List<Row>> answers = control.queryEach(List.of(scripts.lost(), scripts.latest(ownership.names())));
        requireAll(answers.get(0));
        requireAdopted();
        return ownership.own(read(answers.get(1)));
    }

    private void requireAdopted() throws TransportException {
        if (ownership.adopts()) {
            ownership.requireKnown(control.query(List.of(scripts.projects())).stream()
                    .map(row -> row.text("project"))
                    .toList());
        }
    }

    /**
     * Returns what a deployment has committed, for certain: whatever of it is still on its way has ended before, for
     * nobody can lock the table while a transaction has written to it.
     */
    public Map<String, ScriptRow> settledBy(String deployment) throws TransportException {
        List<ScriptRow> rows =
                read(control.transaction(List.of("LOCK " + newest.script(), scripts.latestBy(deployment))));
        return byPath(sql.read(rows));
    }

    private List<ScriptRow> read(List<Row> rows) {
        return scripts.read(rows, ownership.names());
    }

    /**
     * Adds a deployment that begins, or one that has ended already, once: what an earlier try may have added, whose
     * answer was lost, goes first. What still says that it runs was cut off, for who calls this holds the lease.
     *
     * @param adopted the deployments of another project that become this one's
     */
    public void begin(DeploymentRow row, Set<String> adopted, String version) throws TransportException {
        begin(row, adopted, version, List.of());
    }

    /**
     * Does the same, and tells more in the same transaction; it must do no harm to tell it twice.
     *
     * @param more what is told
     */
    public void begin(DeploymentRow row, Set<String> adopted, String version, List<String> more)
            throws TransportException {
        List<String> statements = new ArrayList<>();
        if (!adopted.isEmpty()) {
            statements.addAll(ownership.adopt(scripts, deployments, adopted));
        }
        statements.add(deployments.delete(row.id()));
        if (row.state() == DeploymentState.RUNNING) {
            statements.add(deployments.close(row.id()));
        }
        statements.add(deployments.insert(row, version));
        if (row.state() == DeploymentState.RUNNING && !row.processes().isEmpty()) {
            statements.addAll(Fence.of(newest.schema(), row.id()).make());
        }
        statements.addAll(more);
        write(statements);
    }

    /** Notes one more session of a deployment, before it is used. */
    public void addSession(String deployment, SessionId process) throws TransportException {
        control.query(List.of(deployments.addSession(deployment, process)));
    }

    /** Notes that a session has taken the place of one that ended orderly, and so can do nothing any more. */
    public void replaceSession(String deployment, SessionId ended, SessionId process) throws TransportException {
        control.query(List.of(deployments.replaceSession(deployment, ended, process)));
    }

    /**
     * Ends a session of a deployment whose connection was lost, and waits until it is gone: the server notices only
     * when it answers that nobody listens any more, and until then goes on with what it was sent.
     */
    public void endSession(SessionId process) throws TransportException {
        control.endSession(process);
    }

    /** Sends statements of the history as one transaction, by the control connection. */
    public void write(List<String> statements) throws TransportException {
        control.transaction(statements);
    }

    Tables tables() {
        return newest;
    }
}
