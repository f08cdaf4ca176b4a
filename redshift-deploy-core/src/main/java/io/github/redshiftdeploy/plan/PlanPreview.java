package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.plan.order.Tie;
import java.util.List;

/**
 * A plan and what is worth knowing of it before it runs.
 *
 * @param ties for each step the earlier ones that it has to wait for
 * @param locks for each step the locks that it will take, in words
 * @param warnings what a person should know before it runs
 * @param assumptions what was assumed because no database was asked
 */
public record PlanPreview(
        Plan plan, List<List<Tie>> ties, List<List<String>> locks, List<String> warnings, List<String> assumptions) {

    /** Copies the lists. */
    public PlanPreview {
        ties = List.copyOf(ties);
        locks = List.copyOf(locks);
        warnings = List.copyOf(warnings);
        assumptions = List.copyOf(assumptions);
    }
}
