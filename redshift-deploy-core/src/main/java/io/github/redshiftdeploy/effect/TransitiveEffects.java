package io.github.redshiftdeploy.effect;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a script does, with what the views do that it reads and the routines that it calls.
 *
 * @param touches what it does to which object, schemas included
 * @param unqualified the names that may mean temporary tables
 * @param temporary the names of temporary tables that it leaves on its connection
 * @param uncertainties why it may do more than that
 */
public record TransitiveEffects(
        Map<DatabaseObject, Touch> touches,
        Set<String> unqualified,
        Set<String> temporary,
        List<Uncertainty> uncertainties) {

    /** Copies the collections, in their order. */
    public TransitiveEffects {
        touches = OrderedCopies.copy(touches);
        unqualified = OrderedCopies.copy(unqualified);
        temporary = OrderedCopies.copy(temporary);
        uncertainties = List.copyOf(uncertainties);
    }
}
