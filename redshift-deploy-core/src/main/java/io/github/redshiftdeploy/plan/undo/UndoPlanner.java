package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.UndoConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.Undoable;
import io.github.redshiftdeploy.script.Companion;
import io.github.redshiftdeploy.script.Companions;
import io.github.redshiftdeploy.script.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds the way back of a deployment: what undoes its scripts, the last one first. */
public final class UndoPlanner {

    private final ScriptConfig scripts;
    private final UndoConfig config;
    private final Undoable deployment;
    private final List<Diagnostic> problems = new ArrayList<>();

    /** Makes the planner of a deployment. */
    public UndoPlanner(ScriptConfig scripts, UndoConfig config, Undoable deployment) {
        this.scripts = scripts;
        this.config = config;
        this.deployment = deployment;
    }

    /** Returns how it is undone, and all that stands in the way. */
    public UndoPlan plan() throws IOException {
        List<ScriptRow> rows = new ArrayList<>(chosen());
        Collections.reverse(rows);
        List<Undo> undos = new ArrayList<>();
        for (ScriptRow row : rows) {
            requireNothingLater(row);
            Optional<Undo> companion = companion(row);
            companion.ifPresent(undos::add);
            if (companion.isEmpty()) {
                problems.add(noWayBack(row));
            }
        }
        return new UndoPlan(deployment, undos, problems);
    }

    /** What an earlier rollback has undone stays so. */
    private List<ScriptRow> chosen() {
        List<ScriptRow> rows = deployment.rows();
        for (String wanted : config.scripts()) {
            if (rows.stream().noneMatch(row -> row.path().equals(wanted))) {
                problems.add(notDeployed(wanted, rows));
            }
        }
        return rows.stream()
                .filter(row -> config.scripts().isEmpty() || config.scripts().contains(row.path()))
                .filter(row -> !isUndone(row))
                .toList();
    }

    private boolean isUndone(ScriptRow row) {
        ScriptRow undone = deployment.undone().get(row.path());
        return undone != null && undone.state().gone();
    }

    private Diagnostic notDeployed(String wanted, List<ScriptRow> rows) {
        List<String> paths = rows.stream().map(ScriptRow::path).toList();
        return Diagnostic.error(
                        UndoCode.NO_DEPLOYMENT,
                        "deployment '" + deployment.deployment().id() + "' has committed nothing of '" + wanted + "'")
                .help(Suggestion.of(wanted, paths)
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("its scripts are " + String.join(", ", paths)));
    }

    private Optional<Undo> companion(ScriptRow row) throws IOException {
        Optional<Script> companion = Companions.find(scripts, row.path(), Companion.Kind.ROLLBACK);
        if (companion.isEmpty()) {
            return Optional.empty();
        }
        if (!row.state().applied()) {
            problems.add(Diagnostic.error(
                            UndoCode.NO_WAY_BACK,
                            "'" + companion.get().name() + "' undoes the whole of '" + row.path() + "', of which "
                                    + row.committed() + " of " + row.statements() + " statements are committed")
                    .at(Place.file(row.path()))
                    .help(
                            "deploy again, so that all of it is committed, and then roll back; or undo those statements by"
                                    + " hand and let 'redshift-deploy:repair' say so"));
        }
        return Optional.of(new Undo(List.of(row.path()), UndoSource.COMPANION, companion.get(), List.of()));
    }

    private void requireNothingLater(ScriptRow row) {
        deployment.later().stream()
                .filter(later -> later.path().equals(row.path()))
                .findFirst()
                .ifPresent(later -> problems.add(Diagnostic.error(
                                UndoCode.LATER_DEPLOYMENT,
                                "deployment '" + later.deployment() + "' has deployed the script since")
                        .at(Place.file(row.path()))
                        .help("roll that one back first: 'redshift.deploymentId=" + later.deployment() + "'")));
    }

    private Diagnostic noWayBack(ScriptRow row) {
        return Diagnostic.error(UndoCode.NO_WAY_BACK, "nothing is known that undoes the script")
                .at(Place.file(row.path()))
                .help("write '" + Companion.Kind.ROLLBACK.of(row.path()) + "'");
    }
}
