package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.KeptChange;
import io.github.redshiftdeploy.history.KeptChange.Fact;
import io.github.redshiftdeploy.history.KeptDefinition;
import io.github.redshiftdeploy.history.Undoable;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the history knows of the changes of a deployment. */
final class KnownChanges {

    private final Undoable deployment;

    KnownChanges(Undoable deployment) {
        this.deployment = deployment;
    }

    /** Tells whether anything is known of a script. */
    boolean knows(String path) {
        return deployment.changes().stream().anyMatch(change -> path.equals(change.path()));
    }

    /** Returns the objects that a script creates, changes or drops. */
    Set<DatabaseObject> touched(String path) {
        return objects(path, Fact.TOUCHED);
    }

    /** Returns the tables whose rows a script changes. */
    Set<DatabaseObject> written(String path) {
        return objects(path, Fact.WRITTEN);
    }

    private Set<DatabaseObject> objects(String path, Fact fact) {
        Set<DatabaseObject> objects = new LinkedHashSet<>();
        deployment.changes().stream()
                .filter(change -> change.fact() == fact && path.equals(change.path()))
                .forEach(change -> object(change).ifPresent(objects::add));
        return objects;
    }

    static Optional<DatabaseObject> object(KeptChange change) {
        String schema = change.detail().isEmpty() ? null : change.detail();
        return Choice.of(ObjectKind.class, change.kind()).map(kind -> new DatabaseObject(kind, schema, change.name()));
    }

    /** Returns what else a script does that no definition brings back. */
    List<String> irreversible(String path) {
        return deployment.changes().stream()
                .filter(change -> change.fact() == Fact.IRREVERSIBLE && path.equals(change.path()))
                .map(KeptChange::name)
                .distinct()
                .toList();
    }

    /** Returns the scripts that touch an object. */
    Set<String> scripts(DatabaseObject object) {
        Set<String> scripts = new LinkedHashSet<>();
        for (KeptChange change : deployment.changes()) {
            if (change.fact() == Fact.TOUCHED
                    && object(change).filter(object::equals).isPresent()) {
                scripts.add(String.valueOf(change.path()));
            }
        }
        return scripts;
    }

    /** Returns what was there before; of those that resumed each other the first one has seen it. */
    List<ObjectVersion> before() {
        List<ObjectVersion> versions = new ArrayList<>();
        for (KeptDefinition kept : deployment.before()) {
            ObjectVersion version = ObjectVersion.of(kept, facts(kept));
            boolean seenBefore = deployment.changes().stream()
                    .filter(change ->
                            change.fact() == Fact.TOUCHED && change.deployment().compareTo(kept.deployment()) < 0)
                    .flatMap(change -> object(change).stream())
                    .anyMatch(version::isNamed);
            if (!seenBefore) {
                versions.add(version);
            }
        }
        return versions;
    }

    /** Returns the copy of the rows that a table had before; of those that resumed each other the first one has it. */
    Optional<KeptChange> backup(ObjectVersion table) {
        return facts(Fact.BACKED_UP)
                .filter(change -> change.kind().equals(table.identity().kind())
                        && change.name().equals(table.identity().signature()))
                .min(Comparator.comparing(KeptChange::deployment));
    }

    private Stream<KeptChange> facts(Fact fact) {
        return deployment.changes().stream().filter(change -> change.fact() == fact);
    }

    private List<KeptChange> facts(KeptDefinition kept) {
        return deployment.changes().stream()
                .filter(change -> change.deployment().equals(kept.deployment())
                        && change.kind().equals(kept.kind())
                        && change.name().equals(kept.name()))
                .toList();
    }
}
