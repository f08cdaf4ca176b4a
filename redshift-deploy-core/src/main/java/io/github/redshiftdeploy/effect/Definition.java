package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Doubt;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.analysis.SessionChange;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happens when a view is read, or a routine is called.
 *
 * @param uses what it does to objects; a name without a schema means one of any schema in a routine, for the
 *     search_path of the caller counts
 * @param doubts why it may do more
 * @param changes what it leaves in the session of its caller
 * @param ending what it does to the transaction that it is called in
 */
public record Definition(Set<Use> uses, Set<Doubt> doubts, Set<SessionChange> changes, Ending ending) {

    static final Definition NOTHING = new Definition(Set.of(), Set.of(), Set.of(), Ending.NONE);

    /** Copies the sets, in their order. */
    public Definition {
        uses = OrderedCopies.copy(uses);
        doubts = OrderedCopies.copy(doubts);
        changes = Set.copyOf(changes);
    }

    /** Returns the procedures that it calls itself. */
    public Set<DatabaseObject> called() {
        return uses.stream()
                .filter(use -> use.action() == Action.CALLS)
                .map(Use::thing)
                .collect(Collectors.toSet());
    }

    /** Returns the same of a procedure that may commit a part of its work for a reason that nobody sees. */
    Definition uncertain() {
        return new Definition(uses, doubts, changes, ending.or(Ending.UNCERTAIN));
    }

    /** Tells whether a call that fails has, for certain, done nothing, as far as the body itself goes. */
    public boolean atomic() {
        return ending == Ending.NONE && doubts.stream().noneMatch(Doubt::anything);
    }

    /** Returns the schemas in which it changes tables. */
    public Set<DatabaseObject> changedSchemas() {
        return uses.stream()
                .filter(use -> use.action().changes() && use.thing().kind() == ObjectKind.RELATION)
                .flatMap(use -> use.thing().container().stream())
                .collect(Collectors.toSet());
    }

    /** Returns what happens when it may be this one or another, as routines of several signatures are. */
    public Definition or(Definition other) {
        return this.equals(other)
                ? this
                : new Definition(
                        union(uses, other.uses),
                        union(doubts, other.doubts),
                        union(changes, other.changes),
                        ending.or(other.ending));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }

    /**
     * Returns what happens when what a command creates is used.
     *
     * @param routine whether it is a routine, for which the search_path of its caller counts
     */
    static Definition of(Command tree, Effects effects, boolean routine) {
        Set<Use> uses = new LinkedHashSet<>();
        Set<SessionChange> changes = new LinkedHashSet<>(effects.deferredChanges());
        for (Effect effect : effects.deferred()) {
            if (effect.kind() == ObjectKind.TEMPORARY_TABLE) {
                if (effect.action() == Action.CREATES) {
                    changes.add(SessionChange.ANYTHING); // Its caller finds a temporary table there.
                }
                continue;
            }
            DatabaseObject object = DatabaseObject.of(effect);
            boolean open = effect.kind().inSchema() && !effect.qualified();
            uses.add(new Use(effect.action(), routine && open ? object.inAnySchema() : object));
        }
        if (effects.deferredDoubts().stream().anyMatch(Doubt::anything)) {
            changes.add(SessionChange.ANYTHING);
        }
        return new Definition(uses, effects.deferredDoubts(), changes, Commits.in(tree));
    }
}
