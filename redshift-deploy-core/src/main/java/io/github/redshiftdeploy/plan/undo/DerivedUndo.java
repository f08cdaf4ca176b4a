package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.config.UndoConfig;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.KeptChange;
import io.github.redshiftdeploy.history.KeptDefinition;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.Undoable;
import io.github.redshiftdeploy.script.Companion;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Undoes scripts without a companion: leads the objects that they have changed from what they are to what they were.
 */
final class DerivedUndo {

    private final Undoable deployment;
    private final KnownChanges changes;
    private final UndoConfig config;
    private final Set<String> scripts;
    private final List<Diagnostic> problems;
    private final Set<String> left;
    private final List<Loss> losses = new ArrayList<>();
    private final Set<DatabaseObject> touched = new LinkedHashSet<>();
    private final Map<ObjectIdentity, RowRestoration> restores = new LinkedHashMap<>();
    private List<ObjectVersion> before = List.of();
    private TargetState.Objects now = new TargetState.Objects(List.of(), Map.of());

    /**
     * Makes one that has asked nothing yet.
     *
     * @param scripts the scripts that it undoes, the last one first
     * @param problems takes what stands in the way
     */
    DerivedUndo(
            Undoable deployment,
            KnownChanges changes,
            UndoConfig config,
            Set<String> scripts,
            List<Diagnostic> problems) {
        this.deployment = deployment;
        this.changes = changes;
        this.config = config;
        this.scripts = scripts;
        this.problems = problems;
        this.left = new LinkedHashSet<>(scripts);
    }

    /** Asks the target what the objects are now. */
    void look(TargetState target) throws TransportException {
        scripts.forEach(this::requireKnown);
        scripts.forEach(path -> touched.addAll(changes.touched(path)));
        touched.forEach(this::requireNobodyElse);
        List<ObjectVersion> all = changes.before();
        before = all.stream()
                .filter(version -> isTouched(version, touched))
                .map(version -> changes.backup(version).isPresent() ? version.emptied() : version)
                .toList();
        now = target.of(touched);
        scripts.forEach(path -> requireNoRows(path, all));
        before.stream()
                .filter(version -> version.identity().type() == ObjectType.TABLE)
                .filter(version -> found(version).isEmpty())
                .forEach(this::restore);
        requireUnchanged();
    }

    private static boolean isTouched(ObjectVersion version, Collection<DatabaseObject> objects) {
        return objects.stream().anyMatch(version::isNamed);
    }

    private void requireKnown(String path) {
        if (!changes.knows(path)) {
            problems.add(noWayBack(path, "nothing is known that undoes the script"));
        }
        changes.irreversible(path)
                .forEach(words -> problems.add(noWayBack(path, "nothing undoes that the script " + words)));
    }

    private static Diagnostic noWayBack(String path, String message) {
        return Diagnostic.error(UndoCode.NO_WAY_BACK, message)
                .at(Place.file(path))
                .help("write '" + Companion.Kind.ROLLBACK.of(path) + "'");
    }

    /** Rows of a table that the deployment itself has made go with it. */
    private void requireNoRows(String path, List<ObjectVersion> all) {
        for (DatabaseObject table : changes.written(path)) {
            List<ObjectVersion> had =
                    all.stream().filter(version -> version.isNamed(table)).toList();
            if (had.isEmpty() && !changes.scripts(table).isEmpty()) {
                continue;
            }
            boolean copied = !had.isEmpty()
                    && had.stream().allMatch(version -> changes.backup(version).isPresent());
            Optional<String> other = copied ? otherWriter(table) : Optional.empty();
            if (!copied) {
                problems.add(noWayBack(path, "nothing undoes that the script changes rows of " + table));
            } else if (other.isPresent()) {
                problems.add(noWayBack(
                        path,
                        "the script and '" + other.get() + "' both change rows of " + table
                                + ", and only those before both are known"));
            } else {
                had.forEach(this::restore);
            }
        }
    }

    private Optional<String> otherWriter(DatabaseObject table) {
        return deployment.rows().stream()
                .map(ScriptRow::path)
                .filter(path -> !scripts.contains(path) && !deployment.isUndone(path))
                .filter(path -> changes.written(path).contains(table))
                .findFirst();
    }

    /** Where only rows were changed, nobody has asked what the table is now: it is what it was. */
    private void restore(ObjectVersion had) {
        boolean asked = isTouched(had, touched);
        String there = asked
                ? found(had).map(have -> have.identity().path()).orElse(null)
                : had.identity().path();
        changes.backup(had).ifPresent(backup -> restores.put(had.identity(), new RowRestoration(had, backup, there)));
    }

    /** A table that was dropped is gone, though another one may have its name now. */
    private Optional<ObjectVersion> found(ObjectVersion had) {
        return now.versions().stream()
                .filter(have -> have.identity().type() == ObjectType.TABLE)
                .filter(have -> isSame(have, had))
                .findFirst();
    }

    private static boolean isSame(ObjectVersion have, ObjectVersion had) {
        boolean numbered = have.number().isPresent() && had.number().isPresent();
        return numbered ? have.number().equals(had.number()) : have.identity().equals(had.identity());
    }

    /** What leads back to what an object was before the deployment undoes what all its scripts have done to it. */
    private void requireNobodyElse(DatabaseObject object) {
        Set<String> all = changes.scripts(object);
        Optional<String> other = all.stream()
                .filter(path -> !scripts.contains(path) && !deployment.isUndone(path))
                .filter(path ->
                        deployment.rows().stream().anyMatch(row -> row.path().equals(path)))
                .findFirst();
        String own = all.stream().filter(scripts::contains).findFirst().orElse("");
        other.ifPresent(path -> problems.add(Diagnostic.error(
                        UndoCode.NO_WAY_BACK,
                        "the script and '" + path + "' both change " + object
                                + ", and only what it was before both is known")
                .at(Place.file(own))
                .help("write '" + Companion.Kind.ROLLBACK.of(own) + "', or undo both without a companion")));
        for (KeptChange later : deployment.laterChanges()) {
            if (KnownChanges.object(later).filter(object::equals).isPresent()) {
                problems.add(UndoPlanner.later(
                        own, later.deployment(), "has changed " + object + " since, by '" + later.path() + "'"));
            }
        }
    }

    /** Whoever has changed an object by hand since wanted it so; a rollback that was cut has changed some itself. */
    private void requireUnchanged() {
        DeploymentRow rollback = deployment.rollback();
        if (rollback != null && !rollback.succeeded()) {
            return;
        }
        for (KeptDefinition left : deployment.after()) {
            ObjectVersion version = ObjectVersion.of(left, List.of());
            if (!isTouched(version, touched)) {
                continue;
            }
            Optional<ObjectVersion> found = now.versions().stream()
                    .filter(other -> other.identity().equals(version.identity()))
                    .findFirst();
            boolean same = found.filter(other -> other.statements().equals(version.statements()))
                    .isPresent();
            if (!same) {
                problems.add(Diagnostic.error(
                                UndoCode.CHANGED_SINCE,
                                version.identity() + " is not as the deployment has left it: somebody has "
                                        + (found.isPresent() ? "changed" : "dropped") + " it since")
                        .help("'redshift-deploy:drift' shows how; put it back, or write companions that undo the"
                                + " deployment as things are now"));
            }
        }
    }

    /** Returns what undoes some of the scripts, when those before them are undone already. */
    List<String> statements(List<String> together) {
        left.removeAll(together);
        Set<DatabaseObject> later = new LinkedHashSet<>();
        left.forEach(path -> later.addAll(changes.touched(path)));
        Set<DatabaseObject> mine = new LinkedHashSet<>();
        together.forEach(path -> mine.addAll(changes.touched(path)));
        mine.removeAll(later);
        Restoration restoration =
                Restoration.of(some(now.versions(), mine), some(before, mine), dependedOn(mine), !config.dropData());
        restoration
                .obstacles()
                .forEach(obstacle -> problems.add(
                        noWayBack(script(obstacle.object(), together), obstacle.object() + ": " + obstacle.words())));
        restoration.dropped().forEach(this::requireNoDependent);
        losses.addAll(restoration.losses());
        List<String> statements = new ArrayList<>(restoration.statements());
        List<RowRestoration> ready = restores.values().stream()
                .filter(rows ->
                        left.stream().noneMatch(path -> isChanged(rows.table().identity(), path)))
                .toList();
        for (RowRestoration rows : ready) {
            restores.remove(rows.table().identity());
            rows.loss().ifPresent(losses::add);
            statements.addAll(rows.statements(config.dropData()));
        }
        return statements;
    }

    private boolean isChanged(ObjectIdentity table, String path) {
        Set<DatabaseObject> all = new LinkedHashSet<>(changes.written(path));
        all.addAll(changes.touched(path));
        return all.stream().anyMatch(table::isMeantBy);
    }

    private static List<ObjectVersion> some(List<ObjectVersion> versions, Set<DatabaseObject> objects) {
        return versions.stream().filter(version -> isTouched(version, objects)).toList();
    }

    private String script(ObjectIdentity object, List<String> together) {
        return together.stream()
                .filter(path -> changes.touched(path).stream().anyMatch(object::isMeantBy))
                .findFirst()
                .orElse(together.get(0));
    }

    private Set<ObjectIdentity> dependedOn(Set<DatabaseObject> mine) {
        return some(now.versions(), mine).stream()
                .map(ObjectVersion::identity)
                .filter(identity -> !others(identity).isEmpty())
                .collect(Collectors.toSet());
    }

    /** What the deployment itself has made, or changes back, is no reason. */
    private List<DatabaseObject> others(ObjectIdentity identity) {
        return now.dependents().getOrDefault(identity.object(), List.of()).stream()
                .filter(dependent -> !touched.contains(dependent) && !touched.contains(dependent.inAnySchema()))
                .toList();
    }

    private void requireNoDependent(ObjectIdentity dropped) {
        List<DatabaseObject> others = others(dropped);
        if (!others.isEmpty()) {
            problems.add(Diagnostic.error(
                            UndoCode.DEPENDED_ON,
                            dropped + " cannot be dropped: "
                                    + others.stream().map(DatabaseObject::path).collect(Collectors.joining(", "))
                                    + " " + (others.size() == 1 ? "needs" : "need") + " it")
                    .help("roll back what has made " + (others.size() == 1 ? "it" : "those") + ", or drop "
                            + (others.size() == 1 ? "it" : "them") + ", and then roll back"));
        }
    }

    /** Refuses to lose rows, unless somebody has said that they may go. */
    void requireNoLoss(TargetState target) throws TransportException {
        if (config.dropData() || losses.isEmpty()) {
            return;
        }
        List<Long> counts = target.count(losses);
        for (int i = 0; i < losses.size(); i++) {
            if (counts.get(i) > 0) {
                problems.add(Diagnostic.error(
                                UndoCode.WOULD_LOSE_ROWS,
                                "undoing the deployment would lose " + counts.get(i) + " "
                                        + losses.get(i).what())
                        .help("move them elsewhere first; when they may go, set 'redshift.rollback.dropData=true'"));
            }
        }
    }
}
