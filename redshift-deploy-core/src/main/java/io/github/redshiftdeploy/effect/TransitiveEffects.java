package io.github.redshiftdeploy.effect;

import java.util.List;
import java.util.Map;

/**
 * All that a script does, with what the views do that it reads and the routines that it calls.
 *
 * @param touches what it does to which object, schemas included
 * @param uncertainties why it may do more than that
 */
public record TransitiveEffects(Map<DatabaseObject, Touch> touches, List<Uncertainty> uncertainties) {

    /** Copies the collections, in their order. */
    public TransitiveEffects {
        touches = OrderedCopies.copy(touches);
        uncertainties = List.copyOf(uncertainties);
    }
}
