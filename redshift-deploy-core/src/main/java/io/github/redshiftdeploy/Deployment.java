package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.Definitions;
import io.github.redshiftdeploy.catalogue.Drift;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.DriftPolicy;
import io.github.redshiftdeploy.config.KeepConfig;
import io.github.redshiftdeploy.config.OnError;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.execute.ClusterAccess;
import io.github.redshiftdeploy.execute.Dependencies;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Execution;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.SqlContext;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.HistorySql;
import io.github.redshiftdeploy.history.KeptChange;
import io.github.redshiftdeploy.history.Lease;
import io.github.redshiftdeploy.history.PriorDeployments;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.UndoneScripts;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.keep.Attached;
import io.github.redshiftdeploy.plan.keep.KeepCode;
import io.github.redshiftdeploy.plan.keep.Keeping;
import io.github.redshiftdeploy.report.DeploymentFormats;
import io.github.redshiftdeploy.report.DeploymentReport;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.sqltest.TestOutcome;
import io.github.redshiftdeploy.sqltest.TestSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One deployment, from the connection to its last word. */
final class Deployment implements AutoCloseable {

    private final ReachedTarget target;
    private final DeployConfig config;
    private final RunConfig run;
    private final DeploymentReport report;
    private final Clock clock;
    private final Interruption interruption;
    private final DeploymentFormats formats;
    private final GateKeeper gates;
    private final Consumer<Diagnostic> warnings;

    Deployment(
            ReachedTarget target,
            DeploymentReport report,
            Clock clock,
            DeploymentFormats formats,
            GateKeeper gates,
            Interruption interruption,
            Consumer<Diagnostic> warnings) {
        this.target = target;
        this.warnings = warnings;
        this.config = target.config();
        this.run = config.run();
        this.report = report;
        this.clock = clock;
        this.interruption = interruption;
        this.formats = formats;
        this.gates = gates;
    }

    /** Says that it begins. */
    void begin() {
        formats.connecting(report);
    }

    /** Returns the plan that does nothing, when the history says so of all the scripts. */
    Optional<Plan> nothingToDo(List<Script> scripts) throws IOException, TransportException {
        List<String> paths = scripts.stream().map(Script::name).toList();
        Map<String, ScriptRow> latest = target.history()
                .whenAllIsWell(run.name(), config.target().name(), paths)
                .orElse(Map.of());
        return Planning.nothingToDo(scripts, latest, config.scripts());
    }

    /** Nobody has to wait for a deployment that does nothing, so it needs no lease; the history has it all the same. */
    Outcome skip(Plan plan) throws TransportException {
        formats.skipped(plan);
        Instant now = clock.instant();
        DeploymentRow row = DeploymentRow.begun(DeploymentKind.DEPLOY, report.id(), config, report.started());
        target.history()
                .begin(
                        row.ended(DeploymentState.SUCCEEDED, DeploymentOutcome.SUCCESS, now.toString()),
                        Set.of(),
                        run.version());
        return told(Outcome.nothing(plan), now);
    }

    /** What is to run is found out while nobody else may write. */
    @FunctionalInterface
    interface Preparation {
        Prepared prepare() throws IOException, TransportException, InterruptedException;
    }

    /**
     * What is to run.
     *
     * @param resumes the deployment that it goes on with
     * @param adopted the deployments of another project that become this one's
     * @param tests what is tested when all scripts have succeeded
     * @param undone which scripts are undone by what runs; absent when none is
     * @param undoes the deployment that is undone; absent when none is
     * @param restored the objects that are, or were before, led back to what they were, and a script for each
     */
    record Prepared(
            Plan plan,
            Planning planning,
            @Nullable DeploymentRow resumes,
            Set<String> adopted,
            TestSet tests,
            @Nullable UndoneScripts undone,
            @Nullable String undoes,
            Map<DatabaseObject, String> restored) {}

    /** Runs the scripts, and their tests when all have succeeded; what stops it before the first of them is thrown. */
    Outcome run(Validation scripts, TestSet tests) throws IOException, TransportException, InterruptedException {
        if (gates.isNeeded()) {
            // Nothing is written before that, and nobody else waits for a deployment that is refused.
            Planning planning = new Planning(config.scripts(), run, scripts);
            gates.require(planning, target.preview(planning), target.control());
        }
        return run(DeploymentKind.DEPLOY, () -> prepare(scripts, tests));
    }

    /** Runs what undoes a deployment; what stops it before the first of it is thrown. */
    Outcome undo(Preparation rollback) throws IOException, TransportException, InterruptedException {
        return run(DeploymentKind.ROLLBACK, rollback);
    }

    private Outcome run(DeploymentKind kind, Preparation preparation)
            throws IOException, TransportException, InterruptedException {
        // Alone: when the password is wrong the lanes must not try it too.
        target.control().open();
        try (OpeningLanes lanes = new OpeningLanes(target.transport(), lanes())) {
            LeasedRun leased = new LeasedRun(kind, target, report.started(), clock, formats);
            LeasedRun.Ended<Outcome> ended = leased.run(begun -> execute(preparation.prepare(), lanes, begun));
            Outcome outcome = ended.answer();
            Exception problem = ended.problem();
            if (problem != null && outcome.failure() == null) {
                outcome = notRecorded(outcome, leased.notWritten(problem));
            }
            return told(outcome, ended.at());
        }
    }

    private int lanes() {
        int most = config.target().transport().parallel();
        if (run.oneTransaction() || run.parallel() <= most) {
            return run.oneTransaction() ? 1 : run.parallel();
        }
        formats.remark(
                "'redshift.parallel' is " + run.parallel() + ", and over the Data API " + most + " scripts run at"
                        + " once: AWS answers 100 questions a second, of all who ask, whether a statement has ended");
        return most;
    }

    private Prepared prepare(Validation scripts, TestSet tests) throws IOException, TransportException {
        Planning planning = new Planning(config.scripts(), run, scripts, tests);
        PriorDeployments past = target.history()
                .pastWithoutOrphans(
                        run.name(),
                        config.target().name(),
                        planning.asking(),
                        run.lockTimeout(),
                        run.assume() != null,
                        run.release());
        Plan plan = keeping(planning.plan(past, target.control()));
        DeploymentRow resumes = goesOnWith(plan, past);
        // Where nothing runs, the tests did when it was deployed; unless it was them that failed then.
        boolean tested = !plan.running().isEmpty() || (resumes != null && !resumes.succeeded());
        TestSet meant = tested ? planning.tests(target.control()) : TestSet.NONE;
        return new Prepared(plan, planning, resumes, past.adopted(), meant, null, null, Map.of());
    }

    private Plan keeping(Plan plan) throws TransportException {
        if (!config.keep().any()) {
            return plan;
        }
        Keeping.Result kept = new Upkeep(config, target.control()).of(plan);
        kept.remarks().forEach(remark -> formats.remark(remark.script() + " " + remark.words()));
        return kept.plan();
    }

    private LeasedRun.Done<Outcome> execute(Prepared prepared, OpeningLanes lanes, LeasedRun leased)
            throws IOException, TransportException, InterruptedException {
        List<Session> sessions = lanes.sessions();
        Plan plan = prepared.plan();
        plan.check();
        gates.require(prepared.planning(), plan, target.control());
        formats.gates(gates.waived(), report.audit().actor());
        gates.unused().forEach(formats::remark);
        leased.waiving(gates.waived().stream().map(GateAnswer::line).toList());
        tellDrift(prepared);
        formats.adopted(prepared.adopted().size());
        formats.skipped(plan);
        if (prepared.undoes() != null) {
            leased.undoes(prepared.undoes());
        }
        leased.begin(
                prepared.resumes(),
                sessions.stream().map(Session::id).toList(),
                prepared.adopted(),
                prepared.undoes() == null ? captured(plan) : List.of());
        Outcome outcome = run(prepared, leased.lease(), sessions);
        if (outcome.state() == State.SUCCEEDED && !prepared.tests().isEmpty()) {
            outcome = test(prepared.tests(), outcome);
        }
        Diagnostic failure = outcome.failure();
        return new LeasedRun.Done<>(
                outcome,
                outcome.state().recorded(),
                outcome.ending(),
                failure == null ? null : failure.message(),
                forHistory(prepared, outcome));
    }

    /** Nothing has run yet, and nobody else may deploy. */
    private void tellDrift(Prepared prepared) throws TransportException {
        if (!config.drift().asks()) {
            return;
        }
        Drift drift = new DriftBook(target).compare(prepared.plan(), prepared.resumes() != null);
        boolean refused = config.drift() == DriftPolicy.REFUSE;
        List<Diagnostic> told = drift.objects().stream()
                .map(object -> object.diagnostic(refused))
                .toList();
        if (refused && !told.isEmpty()) {
            throw new DiagnosticException(told);
        }
        told.forEach(warnings);
    }

    /** Returns what the history is told at the end. */
    private List<String> forHistory(Prepared prepared, Outcome outcome) {
        boolean applied = outcome.state() == State.SUCCEEDED || outcome.ending() == DeploymentOutcome.TESTS_FAILED;
        if (!config.drift().asks() || !applied) {
            return outcome.rows();
        }
        List<String> statements = new ArrayList<>(outcome.rows());
        statements.addAll(new DriftBook(target).left(prepared.plan(), prepared.restored(), warnings));
        return statements;
    }

    /** In a release one deployment to a target follows the other, whether or not they have scripts in common. */
    private @Nullable DeploymentRow goesOnWith(Plan plan, PriorDeployments past) {
        return plan.resumes() == null
                ? past.resumable().filter(row -> row.isPartOf(run.release())).orElse(null)
                : plan.resumes();
    }

    /** Returns what the history is told of the objects that the scripts will change. */
    private List<String> captured(Plan plan) throws TransportException {
        int days = config.undo().captureDays();
        if (days == 0 || plan.running().isEmpty()) {
            return List.of();
        }
        try {
            Capture.Kept kept = new Capture(report.id(), target.control()).of(plan, Backups.wanted(config, plan));
            tellLost(plan, kept.definitions());
            List<KeptChange> facts = new ArrayList<>(kept.facts());
            facts.addAll(new Backups(target, gates.requiresBackup(), formats::remark).of(plan, kept.definitions()));
            return target.sql().keep(report.id(), facts, kept.before(), days);
        } catch (StatementException e) {
            if (config.undo().backupTables() > 0) {
                throw Backups.refused("what the scripts change", e);
            }
            // Of half an answer nobody could tell what was not there before, and what was not seen.
            formats.remark(
                    "what the objects are before they change could not be read, so that only companions undo this"
                            + " deployment: " + e.error().wordsWithState());
            return List.of();
        }
    }

    /** Warns of privileges that go with what is dropped and made again, as far as that is known anyway. */
    private void tellLost(Plan plan, Definitions definitions) {
        if (config.keep().grants()) {
            return;
        }
        Attached attached = new Attached(definitions, Map.of(), Map.of());
        Keeping.of(plan, attached, KeepConfig.NOTHING, run.oneTransaction())
                .remarks()
                .forEach(remark ->
                        warnings.accept(Diagnostic.warning(KeepCode.LOST_PRIVILEGES, "the script " + remark.words())
                                .at(Place.file(remark.script()))
                                .help("set 'redshift.keepGrants=true', or give them in the script")));
    }

    private Outcome run(Prepared prepared, Lease lease, List<Session> sessions) throws InterruptedException {
        Plan plan = prepared.plan();
        UndoneScripts undone = prepared.undone();
        HistorySql sql = undone == null ? target.sql() : target.sql().undoing(undone);
        History history = undone == null ? target.history() : target.history().undoing(sql);
        SqlContext context =
                new SqlContext(config.scripts(), target.setUp(), sql, sql.readFence(report.id()), run.oneTransaction());
        ClusterAccess cluster = new ClusterAccess(target.transport(), target.control(), history, lease);
        formats.running(plan);
        try {
            return new Execution(context, cluster, run, formats, interruption, formats, clock)
                    .run(plan, dependencies(prepared.planning(), plan), sessions);
        } finally {
            formats.scriptsEnded();
        }
    }

    /** What the scripts have done stays done; the next deployment goes on with the tests. */
    private Outcome test(TestSet tests, Outcome scripts) throws TransportException {
        TestOutcome tested = SqlTests.run(tests, target, interruption, formats, null);
        Diagnostic failure = tested.failure()
                .map(why -> why.note("committed: all scripts").help(afterTests(tested.state())))
                .orElse(null);
        List<String> rows = target.sql().timings(report.id(), tested.timings());
        return scripts.afterTests(tested.state(), tested.ending(), failure, rows, tested.roundTrips());
    }

    private static String afterTests(State state) {
        String mend = state == State.CANCELLED ? "deploy again" : "mend the scripts or the tests and deploy again";
        return mend + ": what is committed and unchanged does not run again, and the tests do";
    }

    /** A single lane that stops at the first failure keeps the given order, so it needs no dependencies. */
    private Dependencies dependencies(Planning planning, Plan plan) {
        boolean asGiven = run.oneTransaction() || (run.parallel() == 1 && run.onError() != OnError.CONTINUE);
        return asGiven ? Dependencies.asGiven() : Dependencies.of(plan, planning.ties(plan));
    }

    /** The next deployment would take this one for unfinished; so whoever reads that it succeeded would be misled. */
    private static Outcome notRecorded(Outcome outcome, String why) {
        Diagnostic failure = Diagnostic.error(ExecuteCode.HISTORY_FAILED, why)
                .note("committed: all scripts")
                .help("deploy again: nothing is left to do but that");
        return new Outcome(State.FAILED, outcome.scripts(), failure, List.of(), outcome.roundTrips(), List.of());
    }

    private Outcome told(Outcome outcome, Instant at) {
        Outcome told = outcome.beside(target.control().messages(), formats.remarks());
        formats.recorded(told, Duration.between(report.started(), at));
        return told;
    }

    @Override
    public void close() {
        target.close();
    }
}
