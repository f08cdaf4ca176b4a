package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.Drift;
import io.github.redshiftdeploy.catalogue.SchemaFiles;
import io.github.redshiftdeploy.catalogue.TableSizes;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.DumpConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.InitConfig;
import io.github.redshiftdeploy.config.KeepConfig;
import io.github.redshiftdeploy.config.PlanConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.connect.jdbc.JdbcRoute;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.init.Beginning;
import io.github.redshiftdeploy.init.NewProject;
import io.github.redshiftdeploy.plan.Amendment;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.Remark;
import io.github.redshiftdeploy.plan.StatementRisk;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.plan.gate.Risks;
import io.github.redshiftdeploy.plan.keep.Attached;
import io.github.redshiftdeploy.plan.keep.Keeping;
import io.github.redshiftdeploy.plan.undo.UndoPlan;
import io.github.redshiftdeploy.plan.undo.WaysBack;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.DeploymentFormats;
import io.github.redshiftdeploy.report.DeploymentReport;
import io.github.redshiftdeploy.report.FewerFindings;
import io.github.redshiftdeploy.report.GitHub;
import io.github.redshiftdeploy.report.ReleaseFile;
import io.github.redshiftdeploy.report.ReleaseReport;
import io.github.redshiftdeploy.report.ReportFolder;
import io.github.redshiftdeploy.script.Checkout;
import io.github.redshiftdeploy.script.Discovery;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.sqltest.TestOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does what the goals ask for. It alone knows all stages, and leads the data through them one way. */
public final class Deployer {

    private final Clock clock;
    private final Consumer<String> log;
    private final Consumer<Diagnostic> warnings;
    private final GitHub github;

    /** Whether a record is written that tells how the deployment ends. */
    private boolean recorded;

    /**
     * Makes a deployer.
     *
     * @param log takes each line for people
     * @param warnings takes what does not stop a deployment
     */
    public Deployer(Clock clock, Consumer<String> log, Consumer<Diagnostic> warnings) {
        this(clock, log, warnings, GitHub.NONE);
    }

    /**
     * Makes a deployer.
     *
     * @param log takes each line for people
     * @param warnings takes what does not stop a deployment
     * @param github hears how a deployment ends, while the process is still kept from ending
     */
    public Deployer(Clock clock, Consumer<String> log, Consumer<Diagnostic> warnings, GitHub github) {
        this.clock = clock;
        this.log = log;
        this.warnings = warnings;
        this.github = github;
    }

    /** Returns the way to a target over Amazon's driver, for who knows where it listens and what to log in with. */
    public static Route overJdbc(CredentialSource credentials) {
        return new JdbcRoute(credentials);
    }

    /** Writes what a project begins with, and never over what is there. */
    public Beginning init(InitConfig config) throws IOException {
        return NewProject.write(config);
    }

    /**
     * Returns the database that a goal means; the stand-in is started where it is meant. What scripts say of other
     * targets is asked there.
     */
    public GoalTarget open(GoalSettings told, Function<GoalSettings, Surroundings> around) throws IOException {
        return ReleaseTargets.open(List.of(told), around, clock, log).only();
    }

    /** Does the same for who uses no script: none is read, and no other target is asked what one says of it. */
    public GoalTarget openWithoutScripts(GoalSettings told, Function<GoalSettings, Surroundings> around)
            throws IOException {
        return GoalTarget.open(told, around.apply(told));
    }

    /** Does the same for a deployment: nobody waits for the stand-in to hear of a mistake in a script. */
    public GoalTarget openToDeploy(GoalSettings told, Function<GoalSettings, Surroundings> around) throws IOException {
        if (told.isOnStandIn()) {
            requireNoErrors(told.beforeDeployment());
        }
        return ReleaseTargets.openForGates(List.of(told), around, clock, log).only();
    }

    /** Does the same for a plan, which shows what the gates of the target would say. */
    public GoalTarget openToPlan(GoalSettings told, Function<GoalSettings, Surroundings> around) throws IOException {
        return ReleaseTargets.openForGates(List.of(told), around, clock, log).only();
    }

    /** Warnings are told by the deployment itself, unless there will be none. */
    private void requireNoErrors(ValidateConfig config) throws IOException {
        Validation validation = new Validator(clock).validateAll(config);
        if (!validation.errors().isEmpty()) {
            FewerFindings.beforeDeployment(validation).forEach(warnings);
        }
        validation.check();
    }

    /** Tells whether there are no scripts at all. */
    public boolean hasNoScripts(GoalSettings told) throws IOException {
        return Discovery.isEmpty(told.bareScripts());
    }

    /** Finds, orders and checks the scripts, and executes nothing: no connection is opened. */
    public Validation validate(ValidateConfig config) throws IOException {
        return new Validator(clock).validate(config);
    }

    /** Does the same for all scripts, as a deployment does before it begins. */
    public Validation validate(ScriptConfig config, CheckConfig checks) throws IOException {
        return new Validator(clock).validate(config, checks);
    }

    /**
     * Runs the scripts on the target and stops at the first failure. The audit record is written whatever happens. The
     * scripts are checked before the target is asked anything, unless the history may say that there is nothing to do.
     *
     * @throws DiagnosticException when the scripts have errors or there is no way to connect; nothing has run then
     */
    public Outcome execute(DeployConfig config, Route route) throws IOException, TransportException {
        recorded = true;
        DeploymentReport report =
                begun(config.target().name(), config.target().database(), config.audit(), clock.instant());
        return new AuditedDeployment(config, route, report, formats(config.reports()), clock, log, warnings).run();
    }

    /**
     * Undoes a deployment, as a deployment of its own kind. The audit record is written whatever happens.
     *
     * @throws DiagnosticException when it cannot be undone, or would lose rows, or there is no way to connect; nothing
     *     has run then
     */
    public Outcome rollback(DeployConfig config, Route route) throws IOException, TransportException {
        recorded = true;
        DeploymentReport report =
                begun(config.target().name(), config.target().database(), config.audit(), clock.instant());
        return new AuditedDeployment(config, route, report, formats(config.reports()), clock, log, warnings).undo();
    }

    /**
     * Takes an object out of use, or back into use, and returns what was done.
     *
     * @param object the object as SQL names it, with its schema
     * @param back whether it is taken back into use
     */
    public String disable(DeployConfig configured, Route route, String object, boolean back)
            throws IOException, TransportException {
        DeployConfig config = configured.located(route::database);
        try (ReachedTarget target = ReachedTarget.of(DeploymentId.at(clock.instant()), config, route, log)) {
            return new Disabling(target, clock, new Console(log)).run(object, back);
        }
    }

    /** Returns how a deployment would be undone; changes nothing. */
    public UndoPlan rollbackPlan(DeployConfig configured, Route route) throws IOException, TransportException {
        DeployConfig config = configured.located(route::database);
        try (ReachedTarget target = ReachedTarget.of(DeploymentId.at(clock.instant()), config, route, log)) {
            return new Rollback(target, clock).undoPlan();
        }
    }

    /**
     * Runs the scripts on several targets, and returns how that has ended. What each deployment fails of is told as it
     * ends.
     *
     * @param each what the goal is told of each target, in the order in which they are deployed to
     * @param around what is around the goal for each of them
     * @throws DiagnosticException when something is wrong for one of them; nothing has run anywhere then
     */
    public ReleaseReport release(List<GoalSettings> each, Function<GoalSettings, Surroundings> around)
            throws IOException, TransportException {
        ReleaseRun run = new ReleaseRun(each, around, clock, log, warnings, github);
        recorded = true;
        return run.run();
    }

    /**
     * Writes the audit record of a deployment that was refused before it began, or an older record would speak for it;
     * without a folder for it, GitHub alone hears that the goal did not begin.
     */
    public void refuse(GoalSettings told, String goal, List<Diagnostic> problems) {
        if (recorded) {
            return;
        }
        Instant now = clock.instant();
        Audit audit = told.audit(Checkout.of(told.root()));
        try {
            List<String> several = told.target().wantedTogether();
            if (!several.isEmpty()) {
                ReleaseReport none = ReleaseReport.begun(DeploymentId.at(now), several, now);
                new ReleaseFile(ReportFolder.ofAll(told)).write(none.ended(now, false, problems));
                github.tell(goal, problems);
                return;
            }
            formats(ReportFolder.of(told))
                    .refuse(begun(told.target().name(), told.database(), audit, now)
                            .ended(now, State.FAILED, null, problems));
        } catch (DiagnosticException | IOException e) {
            github.tell(goal, problems); // There is no folder for the record, or it leads out of the project.
        }
    }

    private static DeploymentReport begun(String target, String database, Audit audit, Instant now) {
        return DeploymentReport.begun(DeploymentId.at(now), target, database, audit, now);
    }

    private DeploymentFormats formats(Path reports) {
        return new DeploymentFormats(reports, github, log, warnings);
    }

    /**
     * Runs the tests on the target, and returns what became of them; nothing of them is left behind, other than what
     * those that say so commit.
     *
     * @throws DiagnosticException when the tests have errors or there is no way to connect; nothing has run then
     */
    public TestOutcome test(DeployConfig config, Route route) throws IOException, TransportException {
        return new SqlTests(config.located(route::database), route, clock, log, warnings).run();
    }

    /** Returns what the next deployment would do, as the history of the target and the scripts say; changes nothing. */
    public PlanPreview plan(DeployConfig configured, Route route) throws IOException, TransportException {
        DeployConfig config = configured.located(route::database);
        Validation scripts = check(config.scripts(), config.connectedChecks());
        tellPassedOver(scripts);
        try (Bookkeeping books = books(config, route)) {
            Planning planning = new Planning(config.scripts(), config.run(), scripts);
            String target = config.target().name() + " (" + route.address() + ", database "
                    + config.target().database() + ")";
            Plan plan = books.plan(planning);
            GateKeeper gates = new GateKeeper(config, clock);
            List<GateAnswer> answers = gates.ask(planning, plan, books.control());
            gates.unused().forEach(log);
            Keeping.Result kept = new Upkeep(config, books.control()).of(plan);
            return planning.outlook(
                    kept.plan(),
                    target,
                    answers,
                    GateKeeper.risks(plan, books.control()),
                    remarks(kept, config.scripts(), config.undo().backupTables()),
                    List.of());
        }
    }

    /** Returns what the next release to several targets would do, deployment by deployment; changes nothing. */
    public List<PlannedDeployment> plan(List<GoalSettings> each, Function<GoalSettings, Surroundings> around)
            throws IOException, TransportException {
        Release release = Release.of(each, clock);
        try (ReleaseTargets targets = ReleaseTargets.openForGates(each, around, clock, log)) {
            return new ReleaseOutlook(release, targets, this::plan)
                    .of(each.get(0).release(), clock.instant());
        }
    }

    /** Returns what a first deployment would do, as the scripts alone say: no connection is opened. */
    public PlanPreview plan(PlanConfig config) throws IOException {
        Validation scripts = check(config.scripts(), config.checks());
        tellPassedOver(scripts);
        Planning planning = new Planning(config.scripts(), config.run(), scripts);
        List<String> assumptions = new ArrayList<>(planning.assumptions());
        assumptions.add(0, "no target was asked: all scripts count as never deployed");
        Plan plan = planning.plan();
        List<StatementRisk> risks = Risks.of(plan.running(), TableSizes.UNKNOWN);
        Keeping.Result kept = Keeping.of(plan, Attached.NOTHING, KeepConfig.NOTHING, false);
        return planning.outlook(plan, null, List.of(), risks, remarks(kept, config.scripts(), 0), assumptions);
    }

    private static List<Remark> remarks(Keeping.Result kept, ScriptConfig scripts, long copied) throws IOException {
        List<Remark> remarks = new ArrayList<>(kept.remarks());
        remarks.addAll(WaysBack.missing(kept.plan(), scripts, copied));
        return remarks;
    }

    /** Writes the SQL that a deployment of the plan would send. */
    public void writeSql(PlanConfig config, PlanPreview preview, Path file) throws IOException {
        new SqlDraft(config).write(preview.plan(), DeploymentId.at(clock.instant()), file);
    }

    /** Returns what the history of the target holds, beside the scripts; changes nothing. */
    public Status status(DeployConfig config, Route route) throws IOException, TransportException {
        List<Outline> scripts = outlines(config.scripts());
        try (Bookkeeping books = books(config, route)) {
            return books.status(scripts);
        }
    }

    /** Lets the history say of the scripts that it does not know that they are applied, and returns which those are. */
    public List<Amendment> baseline(DeployConfig config, Route route) throws IOException, TransportException {
        List<Outline> scripts = outlines(config.scripts());
        try (Bookkeeping books = books(config, route)) {
            return books.baseline(scripts);
        }
    }

    /**
     * Does what a person asks of a repair, who has to say which scripts it is for.
     *
     * @param forget the scripts to forget, separated by commas; absent when those of {@code sql.path} are to count
     */
    public List<Amendment> repair(DeployConfig config, Route route, @Nullable String forget)
            throws IOException, TransportException {
        List<String> forgotten = RepairRequest.of(forget, config.scripts()).forgotten();
        return forgotten.isEmpty() ? repair(config, route) : forget(config, route, forgotten);
    }

    /**
     * Lets the history say of the scripts that changed or failed that they are applied, and returns which those are.
     */
    public List<Amendment> repair(DeployConfig config, Route route) throws IOException, TransportException {
        List<Outline> scripts = outlines(config.scripts());
        try (Bookkeeping books = books(config, route)) {
            return books.repair(scripts);
        }
    }

    /**
     * Lets the history forget scripts whose files are gone, and returns which those are.
     *
     * @param patterns names, folders and globs, relative to the project
     */
    public List<Amendment> forget(DeployConfig config, Route route, List<String> patterns)
            throws IOException, TransportException {
        try (Bookkeeping books = books(config, route)) {
            return books.forget(patterns);
        }
    }

    /** Returns who holds the lease of the target. */
    public Optional<Holder> holder(DeployConfig config, Route route) throws TransportException {
        try (Bookkeeping books = books(config, route)) {
            return books.holder();
        }
    }

    /** Removes the lease of a deployment that is dead, and returns what it was. */
    public Holder unlock(DeployConfig config, Route route, String owner) throws TransportException {
        try (Bookkeeping books = books(config, route)) {
            return books.unlock(owner);
        }
    }

    /** Returns the objects of the target as scripts that make them again; changes nothing. */
    public SchemaFiles dumpSchema(DeployConfig config, DumpConfig dump, Route route) throws TransportException {
        try (Bookkeeping books = books(config, route)) {
            SchemaFiles files = books.schemaFiles(dump);
            files.warnings().forEach(warnings);
            return files;
        }
    }

    /** Returns which objects of the project somebody has changed by hand; changes nothing. */
    public Drift drift(DeployConfig config, Route route) throws TransportException {
        try (Bookkeeping books = books(config, route)) {
            return books.drift();
        }
    }

    /** What is only compared with the history need not be right. */
    private List<Outline> outlines(ScriptConfig config) throws IOException {
        return check(config, CheckConfig.BARE).outlines();
    }

    private Validation check(ScriptConfig config, CheckConfig checks) throws IOException {
        return new Validator(clock).require(config, checks, warnings);
    }

    private Bookkeeping books(DeployConfig config, Route route) {
        return new Bookkeeping(config.located(route::database), route, clock, log);
    }

    /** What makes no difference is worth one line, however often it stands in the scripts. */
    private void tellPassedOver(Validation scripts) {
        Console.passedOver(scripts).ifPresent(log);
        Console.forOthers(scripts).ifPresent(log);
    }
}
