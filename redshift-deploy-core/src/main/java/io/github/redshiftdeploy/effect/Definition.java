package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Doubt;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What happens when a view is read, or a routine is called.
 *
 * @param uses what it does to objects; a name without a schema means one of any schema in a routine, for the
 *     search_path of the caller counts
 * @param unqualified the names of relations without a schema, which may mean temporary tables
 * @param temporary the names of temporary tables that it creates
 * @param doubts why it may do more
 * @param commits whether it ends the transaction it is called in, or has transactions of its own
 */
public record Definition(
        Set<Use> uses, Set<String> unqualified, Set<String> temporary, Set<Doubt> doubts, boolean commits) {

    static final Definition NOTHING = new Definition(Set.of(), Set.of(), Set.of(), Set.of(), false);

    /** Copies the sets, in their order. */
    public Definition {
        uses = OrderedCopies.copy(uses);
        unqualified = OrderedCopies.copy(unqualified);
        temporary = OrderedCopies.copy(temporary);
        doubts = OrderedCopies.copy(doubts);
    }

    /** Returns what happens when it may be this one or another, as routines of several signatures are. */
    Definition or(Definition other) {
        return this.equals(other)
                ? this
                : new Definition(
                        union(uses, other.uses),
                        union(unqualified, other.unqualified),
                        union(temporary, other.temporary),
                        union(doubts, other.doubts),
                        commits || other.commits);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }
}
