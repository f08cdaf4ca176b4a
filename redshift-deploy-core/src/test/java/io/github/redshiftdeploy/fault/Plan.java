package io.github.redshiftdeploy.fault;

import java.util.List;

/**
 * The faults of one trial.
 *
 * @param way the number of the way in which is deployed
 */
record Plan(List<Fault> faults, int way) {
    /** Copies the list. */
    Plan {
        faults = List.copyOf(faults);
    }
}
