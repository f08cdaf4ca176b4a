package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Baseline;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.ScriptSet;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.check.rule.Rules;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.PriorDeployments;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.Undoable;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.undo.Undo;
import io.github.redshiftdeploy.plan.undo.UndoPlan;
import io.github.redshiftdeploy.plan.undo.UndoPlanner;
import io.github.redshiftdeploy.plan.undo.UndoSource;
import io.github.redshiftdeploy.report.UndoReport;
import io.github.redshiftdeploy.script.Discovered;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.sqltest.TestSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Finds what undoes a deployment, and leads it to a plan like that of any other deployment. */
final class Rollback {

    private final ReachedTarget target;
    private final DeployConfig config;
    private final RunConfig run;
    private final Clock clock;

    Rollback(ReachedTarget target, Clock clock) {
        this.target = target;
        this.config = target.config();
        this.run = config.run();
        this.clock = clock;
    }

    /**
     * Returns what is to run, when nothing of earlier deployments can change anything any more. Only who holds the
     * lease may do so.
     *
     * @param log hears how each script is undone
     */
    Deployment.Prepared prepare(Consumer<String> log) throws IOException, TransportException {
        target.history()
                .pastWithoutOrphans(
                        run.name(), config.target().name(), List.of(), run.lockTimeout(), run.assume() != null, null);
        UndoPlan undo = undoPlan();
        undo.check();
        UndoReport.lines(undo).forEach(log);
        Validation scripts = validation(undo);
        scripts.check();
        Planning planning = new Planning(config.scripts(), run, scripts);
        DeploymentRow before = undo.deployment().rollback();
        DeploymentRow unfinished = before == null || before.succeeded() ? null : before;
        Plan plan = planning.goOn(new PriorDeployments(unfinished, rowsBefore(undo), Map.of()), target.control());
        return new Deployment.Prepared(
                plan,
                planning,
                unfinished,
                Set.of(),
                TestSet.NONE,
                undo.undone(),
                undo.deployment().deployment().id(),
                undo.touched());
    }

    /** Returns how the deployment that is meant is undone; nothing is changed. */
    UndoPlan undoPlan() throws IOException, TransportException {
        Undoable deployment = new DeploymentToUndo(target).find();
        return new UndoPlanner(config.scripts(), config.undo(), deployment, new AskedTarget(target.control())).plan();
    }

    /** What a companion has done in a rollback that was cut is not done again; of made text all is made anew. */
    private static Map<String, ScriptRow> rowsBefore(UndoPlan plan) {
        Map<String, ScriptRow> rows = new HashMap<>();
        for (Undo undo : plan.undos()) {
            ScriptRow row = plan.deployment().undone().get(undo.scripts().get(0));
            if (row != null && undo.source() == UndoSource.COMPANION) {
                rows.put(undo.run().name(), row);
            }
        }
        return rows;
    }

    /** What undoes is parsed, for it is planned by what it does; the rules of the project are not asked about it. */
    private Validation validation(UndoPlan undo) throws IOException {
        Instant begun = clock.instant();
        List<Diagnostic> mistakes = new ArrayList<>();
        List<Script> scripts = undo.undos().stream().map(Undo::run).toList();
        List<CheckedScript> checked = ScriptSet.check(
                new Discovered(scripts, false),
                script -> true,
                config.scripts(),
                config.connectedChecks().withoutRules(),
                Baseline.NONE,
                new Rules(),
                mistakes::add);
        return new Validation(mistakes, checked, Duration.between(begun, clock.instant()));
    }
}
