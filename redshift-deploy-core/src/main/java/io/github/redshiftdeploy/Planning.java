package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.Catalogue;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.PriorDeployments;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.OpenQuestions;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.Planner;
import io.github.redshiftdeploy.plan.Remark;
import io.github.redshiftdeploy.plan.StatementRisk;
import io.github.redshiftdeploy.plan.order.Locks;
import io.github.redshiftdeploy.plan.order.Ties;
import io.github.redshiftdeploy.plan.undo.UndoCode;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Prefix;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptDigest;
import io.github.redshiftdeploy.script.ScriptDigests;
import io.github.redshiftdeploy.sqltest.TestSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Leads scripts and history to a plan; a plan that is only shown and one that is executed come from here. */
final class Planning {

    private final ScriptConfig config;
    private final RunConfig run;
    private final List<CheckedScript> scripts;
    private final TestSet tests;
    private @Nullable TestSet settledTests;

    Planning(ScriptConfig config, RunConfig run, Validation scripts) {
        this(config, run, scripts, TestSet.NONE);
    }

    /**
     * Makes a plan of scripts that are tested.
     *
     * @param tests what the target tells of their statements is asked together with that of the scripts
     */
    Planning(ScriptConfig config, RunConfig run, Validation scripts, TestSet tests) {
        this.config = config;
        this.run = run;
        this.scripts = scripts.scripts();
        this.tests = tests;
    }

    /**
     * Returns the tests with what the target tells of their statements.
     *
     * @throws DiagnosticException when one commits and does not say so
     */
    TestSet tests(Control control) throws TransportException {
        if (!tests.isEmpty() && settledTests == null) {
            settled(control);
        }
        TestSet settled = settledTests == null ? TestSet.NONE : settledTests;
        List<Diagnostic> problems = settled.withoutLeave();
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
        return settled;
    }

    /** Returns the plan that does nothing, when that is the plan; a script that is new makes sure that it is not. */
    static Optional<Plan> nothingToDo(List<Script> scripts, Map<String, ScriptRow> latest, ScriptConfig config)
            throws IOException {
        if (!scripts.stream().map(Script::name).allMatch(latest::containsKey)) {
            return Optional.empty();
        }
        List<ScriptDigest> digests = ScriptDigests.read(scripts, config).orElse(List.of());
        return Planner.nothingToDo(digests, latest, !config.placeholders().isEmpty());
    }

    /** Returns the scripts whose run policy asks for what any deployment did. */
    List<String> asking() {
        return scripts.stream()
                .map(CheckedScript::outline)
                .map(Outline::script)
                .filter(script -> script.run() != RunPolicy.ALWAYS)
                .map(script -> script.name())
                .toList();
    }

    /**
     * Returns the plan for a database; what runs is asked about in its catalogue. A target that is half undone is none
     * that a deployment knows.
     */
    Plan plan(PriorDeployments past, Control control) throws IOException, TransportException {
        DeploymentRow last = past.unfinished();
        if (last == null || last.kind() != DeploymentKind.ROLLBACK) {
            return goOn(past, control);
        }
        PriorDeployments others = new PriorDeployments(null, Map.of(), past.latest(), past.elsewhere(), past.adopted());
        Plan plan = goOn(others, control);
        return run.resume() ? plan.with(unfinished(last)) : plan;
    }

    private static Diagnostic unfinished(DeploymentRow rollback) {
        return Diagnostic.error(
                        UndoCode.UNFINISHED_ROLLBACK,
                        "rollback " + rollback.id() + " of deployment " + rollback.undoes()
                                + " did not come to its end")
                .help("let 'redshift-deploy:rollback' go on with it, or start over with 'redshift.resume=false'");
    }

    /** Does the same for what may go on with the last one, of whatever kind that is. */
    Plan goOn(PriorDeployments past, Control control) throws IOException, TransportException {
        Plan plan = plan(scripts, past);
        return plan.running().isEmpty() ? plan : plan(settled(control), past);
    }

    /** Returns the plan for a database that is asked, but has no history. */
    Plan plan(Control control) throws IOException, TransportException {
        return plan(settled(control), PriorDeployments.NONE);
    }

    /** Returns the plan for no database; the scripts themselves tell what they can. */
    Plan plan() throws IOException {
        return plan(settled(OpenQuestions.of(scripts), Catalogue.NONE), PriorDeployments.NONE);
    }

    /** Returns what is assumed where no database is asked. */
    List<String> assumptions() {
        return OpenQuestions.of(scripts).assumptions();
    }

    private Plan plan(List<CheckedScript> settled, PriorDeployments past) throws IOException {
        List<Outline> outlines = settled.stream().map(CheckedScript::outline).toList();
        Map<String, Prefix> prefixes = new HashMap<>();
        for (Outline outline : outlines) {
            Optional<ScriptRow> row = Planner.row(outline, past, run).filter(found -> Planner.needsPrefix(found, run));
            if (row.isPresent()) {
                int read = Math.max(row.get().committed(), row.get().alone());
                Prefix prefix =
                        Prefix.read(outline.script(), config, read, row.get().covered());
                prefixes.put(outline.script().name(), prefix);
            }
        }
        return Planner.plan(settled, past, prefixes, run);
    }

    private List<CheckedScript> settled(Control control) throws TransportException {
        List<CheckedScript> all = new ArrayList<>(scripts);
        all.addAll(tests.checked());
        OpenQuestions questions = OpenQuestions.of(all);
        Optional<String> query = Catalogue.query(questions.things());
        List<Row> answer = query.isEmpty() ? List.of() : control.query(List.of(query.get()));
        List<CheckedScript> settled = settled(questions, Catalogue.read(answer));
        settledTests = tests.with(settled.subList(scripts.size(), settled.size()));
        return settled.subList(0, scripts.size());
    }

    private static List<CheckedScript> settled(OpenQuestions questions, Catalogue catalogue) {
        List<CheckedScript> settled = questions.settle(catalogue);
        List<Diagnostic> errors = questions.errors(settled);
        if (!errors.isEmpty()) {
            throw new DiagnosticException(errors);
        }
        return settled;
    }

    /** Returns the scripts that a plan runs, as they were checked; one that is made for it was not. */
    List<CheckedScript> running(Plan plan) {
        Set<String> names =
                plan.running().stream().map(step -> step.script().name()).collect(Collectors.toSet());
        return scripts.stream().filter(script -> names.contains(script.name())).toList();
    }

    Ties ties(Plan plan) {
        return Ties.of(scripts, place -> plan.steps().get(place).action() != Action.SKIP);
    }

    PlanPreview outlook(
            Plan plan,
            @Nullable String target,
            List<GateAnswer> gates,
            List<StatementRisk> risks,
            List<Remark> remarks,
            List<String> assumptions)
            throws IOException {
        Ties ties = ties(plan);
        List<Locks> locks = Locks.of(scripts);
        List<String> warnings = IntStream.range(0, scripts.size())
                .boxed()
                .filter(i -> plan.steps().get(i).action() != Action.SKIP)
                .flatMap(i -> locks.get(i).warnings().stream()
                        .map(warning -> scripts.get(i).name() + ": " + warning))
                .toList();
        return new PlanPreview(
                plan,
                ScriptDigests.ofAll(config),
                target,
                IntStream.range(0, ties.size()).mapToObj(ties::of).toList(),
                locks.stream().map(Locks::locks).toList(),
                gates,
                risks,
                remarks,
                warnings,
                assumptions);
    }
}
