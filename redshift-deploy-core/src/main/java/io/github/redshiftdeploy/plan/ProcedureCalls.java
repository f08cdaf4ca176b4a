package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.catalogue.Catalogue;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Definition;
import io.github.redshiftdeploy.sql.analysis.Isolation;
import io.github.redshiftdeploy.sql.analysis.SessionChange;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What calls of procedures may do to their transaction and their session, the procedures that those call included. */
final class ProcedureCalls {

    private final OpenQuestions known;
    private final Catalogue catalogue;
    private final Set<DatabaseObject> followed = new HashSet<>();
    private final Set<SessionChange> changes = EnumSet.noneOf(SessionChange.class);
    private Isolation isolation = Isolation.NONE;
    private boolean atomic = true;

    private ProcedureCalls(OpenQuestions known, Catalogue catalogue) {
        this.known = known;
        this.catalogue = catalogue;
    }

    /**
     * Follows a call.
     *
     * @param procedures those that it may mean, of which one is there
     */
    static ProcedureCalls of(Set<DatabaseObject> procedures, OpenQuestions known, Catalogue catalogue) {
        ProcedureCalls calls = new ProcedureCalls(known, catalogue);
        procedures.forEach(calls::follow);
        if (procedures.stream().allMatch(calls::isUnknown)) {
            calls.add(Isolation.UNKNOWN_OBJECT);
        }
        return calls;
    }

    /**
     * Returns why the call runs alone: Redshift refuses it in a transaction, which it ends or in which it writes an
     * external table, or nobody knows whether it does.
     */
    Isolation isolation() {
        return isolation;
    }

    /**
     * Tells whether a call that ends badly has done nothing for certain. If not, it may have committed a part of its
     * work before it failed or was stopped.
     */
    boolean atomic() {
        return atomic;
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
            atomic = false;
        }
        for (Definition definition : definitions) {
            changes.addAll(definition.changes());
            atomic &= definition.atomic();
            add(isolation(definition));
            definition.called().forEach(called -> {
                add(isUnknown(called) ? Isolation.UNKNOWN_OBJECT : Isolation.NONE);
                follow(called);
            });
        }
    }

    private Isolation isolation(Definition definition) {
        if (definition.changedSchemas().stream().anyMatch(schema -> known.isExternal(schema, catalogue))) {
            return Isolation.CALL;
        }
        return switch (definition.ending()) {
            case ENDS -> Isolation.CALL;
            case OWN_TRANSACTIONS -> Isolation.UNKNOWN_OBJECT;
            case NONE, UNCERTAIN ->
                definition.changedSchemas().stream().anyMatch(schema -> known.isUnknown(schema, catalogue))
                        ? Isolation.UNKNOWN_OBJECT
                        : Isolation.NONE;
        };
    }

    /** Whoever asks the catalogue knows all that is there; where nobody asks, it is assumed to be harmless. */
    private boolean isUnknown(DatabaseObject procedure) {
        return catalogue.asked() && known.procedures(procedure, catalogue).isEmpty();
    }

    private void add(Isolation reason) {
        isolation = isolation == Isolation.CALL || reason == Isolation.NONE ? isolation : reason;
    }
}
