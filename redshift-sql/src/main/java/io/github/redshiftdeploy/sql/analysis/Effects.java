package io.github.redshiftdeploy.sql.analysis;

import java.util.List;

/**
 * What a statement does to objects.
 *
 * @param direct what it does when it runs, each thing once
 * @param deferred what happens later, when the view that it creates is read or the routine that it creates is called
 * @param unknown whether it may do more than its text tells, such as dynamic SQL
 * @param deferredUnknown whether what it creates may do more than its text tells
 */
public record Effects(List<Effect> direct, List<Effect> deferred, boolean unknown, boolean deferredUnknown) {

    /** Does nothing. */
    public static final Effects NONE = new Effects(List.of(), List.of(), false, false);

    /** Copies the lists. */
    public Effects {
        direct = List.copyOf(direct);
        deferred = List.copyOf(deferred);
    }
}
