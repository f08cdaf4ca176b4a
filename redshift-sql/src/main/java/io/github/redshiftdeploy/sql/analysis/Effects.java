package io.github.redshiftdeploy.sql.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a statement does to objects.
 *
 * @param direct what it does when it runs, each thing once
 * @param deferred what happens later, when the view that it creates is read or the routine that it creates is called
 * @param doubts why it may do more than its text tells
 * @param deferredDoubts why what it creates may do more than its text tells
 * @param changes what it changes in the session, other than temporary tables
 * @param deferredChanges what the routine that it creates changes in the session of its caller
 * @param ownSchema whether names without a schema are looked for in the schema of the user's own name too, if there is
 *     such a one: {@code "$user"} in the search_path
 */
public record Effects(
        List<Effect> direct,
        List<Effect> deferred,
        Set<Doubt> doubts,
        Set<Doubt> deferredDoubts,
        Set<SessionChange> changes,
        Set<SessionChange> deferredChanges,
        boolean ownSchema) {

    /** Does nothing. */
    public static final Effects NONE = new Effects(List.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of(), true);

    /** Returns these effects and more that nobody knows, now and when what is created is used. */
    public Effects doubting(Doubt doubt) {
        return new Effects(
                direct,
                deferred,
                with(doubts, doubt),
                with(deferredDoubts, doubt),
                changes,
                deferredChanges,
                ownSchema);
    }

    private static Set<Doubt> with(Set<Doubt> doubts, Doubt doubt) {
        Set<Doubt> all = new TreeSet<>(doubts);
        all.add(doubt);
        return all;
    }

    /** Copies the lists and sets. */
    public Effects {
        direct = List.copyOf(direct);
        deferred = List.copyOf(deferred);
        doubts = sorted(doubts);
        deferredDoubts = sorted(deferredDoubts);
        changes = Set.copyOf(changes);
        deferredChanges = Set.copyOf(deferredChanges);
    }

    private static Set<Doubt> sorted(Set<Doubt> doubts) {
        return doubts.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(doubts));
    }
}
