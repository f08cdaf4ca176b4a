package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.UndoConfig;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.Undoable;
import io.github.redshiftdeploy.script.Companion;
import io.github.redshiftdeploy.script.Companions;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the way back of a deployment, the last script first: the companion of a script, or what leads its objects back
 * to what they were. Scripts without a companion that follow each other are undone together.
 */
public final class UndoPlanner {

    private final ScriptConfig scripts;
    private final UndoConfig config;
    private final Undoable deployment;
    private final TargetState target;
    private final KnownChanges changes;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<Undo> undos = new ArrayList<>();

    /** Makes the planner of a deployment. */
    public UndoPlanner(ScriptConfig scripts, UndoConfig config, Undoable deployment, TargetState target) {
        this.scripts = scripts;
        this.config = config;
        this.deployment = deployment;
        this.target = target;
        this.changes = new KnownChanges(deployment);
    }

    /** Returns how it is undone, and all that stands in the way. */
    public UndoPlan plan() throws IOException, TransportException {
        List<ScriptRow> rows = new ArrayList<>(chosen());
        Collections.reverse(rows);
        Map<String, Script> companions = companions(rows);
        Set<String> derived = new LinkedHashSet<>();
        rows.stream()
                .map(ScriptRow::path)
                .filter(path -> !companions.containsKey(path))
                .forEach(derived::add);
        rows.forEach(this::requireNothingLater);
        DerivedUndo derivation = new DerivedUndo(deployment, changes, config, derived, problems);
        derivation.look(target);
        List<String> together = new ArrayList<>();
        for (ScriptRow row : rows) {
            Script companion = companions.get(row.path());
            if (companion == null) {
                together.add(row.path());
                continue;
            }
            derive(derivation, together);
            requireWhole(row, companion);
            undos.add(new Undo(List.of(row.path()), UndoSource.COMPANION, companion, List.of()));
        }
        derive(derivation, together);
        if (problems.isEmpty()) {
            derivation.requireNoLoss(target);
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
                .filter(row -> !deployment.isUndone(row.path()))
                .toList();
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

    private Map<String, Script> companions(List<ScriptRow> rows) throws IOException {
        Map<String, Script> companions = new LinkedHashMap<>();
        for (ScriptRow row : rows) {
            Optional<Script> companion = Companions.find(scripts, row.path(), Companion.Kind.ROLLBACK);
            companion.ifPresent(script -> companions.put(row.path(), script));
        }
        return companions;
    }

    private void requireWhole(ScriptRow row, Script companion) {
        if (!row.state().applied()) {
            problems.add(Diagnostic.error(
                            UndoCode.NO_WAY_BACK,
                            "'" + companion.name() + "' undoes the whole script, of which " + row.committed() + " of "
                                    + row.statements() + " statements are committed")
                    .at(Place.file(row.path()))
                    .help(
                            "deploy again, so that all of it is committed, and then roll back; or undo those statements by"
                                    + " hand and let 'redshift-deploy:repair' say so"));
        }
    }

    private void requireNothingLater(ScriptRow row) {
        deployment.later().stream()
                .filter(later -> later.path().equals(row.path()))
                .findFirst()
                .ifPresent(
                        later -> problems.add(later(row.path(), later.deployment(), "has deployed the script since")));
    }

    static Diagnostic later(String path, String deployment, String what) {
        return Diagnostic.error(UndoCode.LATER_DEPLOYMENT, "deployment '" + deployment + "' " + what)
                .at(Place.file(path))
                .help("roll that one back first: 'redshift.deploymentId=" + deployment + "'");
    }

    private void derive(DerivedUndo derivation, List<String> together) {
        if (together.isEmpty()) {
            return;
        }
        List<String> statements = derivation.statements(together);
        String name = Companion.Kind.ROLLBACK.of(together.get(0));
        String text = statements.isEmpty() ? "" : String.join(";\n", statements) + ";\n";
        String origin = "rollback of '" + String.join("', '", together) + "', derived from deployment "
                + deployment.deployment().id();
        Script run = new Script(name, new ScriptText.Made(text, origin), RunPolicy.ALWAYS, scripts.transaction());
        undos.add(new Undo(together, UndoSource.CAPTURED, run, statements));
        together.clear();
    }
}
