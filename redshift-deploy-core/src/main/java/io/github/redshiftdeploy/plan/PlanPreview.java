package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.plan.order.Lock;
import io.github.redshiftdeploy.plan.order.Tie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan and what is worth knowing of it before it runs.
 *
 * @param digest what every plan has that is about the same scripts in the same order, whatever its target
 * @param target the database that it is for, and where that is; absent when none was asked
 * @param ties for each step the earlier ones that it has to wait for
 * @param locks for each step the locks that it will take
 * @param warnings what a person should know before it runs
 * @param assumptions what was assumed because no database was asked
 */
public record PlanPreview(
        Plan plan,
        String digest,
        @Nullable String target,
        List<List<Tie>> ties,
        List<List<Lock>> locks,
        List<String> warnings,
        List<String> assumptions) {

    /** Copies the lists. */
    public PlanPreview {
        ties = List.copyOf(ties);
        locks = List.copyOf(locks);
        warnings = List.copyOf(warnings);
        assumptions = List.copyOf(assumptions);
    }
}
