package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.catalogue.Catalogue;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Definition;
import io.github.redshiftdeploy.sql.analysis.SessionChange;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What calls of procedures may do to their transaction and their session, the procedures that those call included. */
final class Calls {

    private final OpenQuestions known;
    private final Catalogue catalogue;
    private final Set<DatabaseObject> followed = new HashSet<>();
    private final Set<SessionChange> changes = EnumSet.noneOf(SessionChange.class);
    private boolean alone;

    private Calls(OpenQuestions known, Catalogue catalogue) {
        this.known = known;
        this.catalogue = catalogue;
    }

    static Calls of(Set<DatabaseObject> procedures, OpenQuestions known, Catalogue catalogue) {
        Calls calls = new Calls(known, catalogue);
        procedures.forEach(calls::follow);
        return calls;
    }

    /** Tells whether Redshift refuses one of the calls in a transaction: it ends it, or writes an external table. */
    boolean alone() {
        return alone;
    }

    /** Returns what they leave in the session. */
    Set<SessionChange> changes() {
        return changes;
    }

    private void follow(DatabaseObject procedure) {
        if (!followed.add(procedure)) {
            return;
        }
        List<Definition> definitions = known.procedures(procedure, catalogue);
        if (definitions.isEmpty()) {
            changes.add(SessionChange.ANYTHING);
        }
        for (Definition definition : definitions) {
            changes.addAll(definition.changes());
            alone |= definition.commits()
                    || definition.changedSchemas().stream().anyMatch(schema -> known.isExternal(schema, catalogue))
                    || callsUnknown(procedure, definition);
            definition.called().forEach(this::follow);
        }
    }

    /** The catalogue was not asked about what its procedures call, and any of those may end the transaction. */
    private boolean callsUnknown(DatabaseObject procedure, Definition definition) {
        return catalogue.procedures(procedure).contains(definition)
                && definition.called().stream()
                        .anyMatch(called -> known.procedures(called, catalogue).isEmpty());
    }
}
