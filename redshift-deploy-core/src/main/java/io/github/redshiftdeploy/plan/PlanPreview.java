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
 * @param gates the gates of the target that would refuse it, or would without a waiver
 * @param risks how much harm the statements may do that may do any
 * @param remarks what a person should know of single scripts
 * @param warnings what a person should know before it runs
 * @param assumptions what was assumed because no database was asked
 */
public record PlanPreview(
        Plan plan,
        String digest,
        @Nullable String target,
        List<List<Tie>> ties,
        List<List<Lock>> locks,
        List<GateAnswer> gates,
        List<StatementRisk> risks,
        List<Remark> remarks,
        List<String> warnings,
        List<String> assumptions) {

    /** Copies the lists. */
    public PlanPreview {
        ties = List.copyOf(ties);
        locks = List.copyOf(locks);
        gates = List.copyOf(gates);
        risks = List.copyOf(risks);
        remarks = List.copyOf(remarks);
        warnings = List.copyOf(warnings);
        assumptions = List.copyOf(assumptions);
    }

    /** Makes the preview of a plan of which no gate says anything, and whose statements do no harm. */
    public PlanPreview(
            Plan plan,
            String digest,
            @Nullable String target,
            List<List<Tie>> ties,
            List<List<Lock>> locks,
            List<String> warnings,
            List<String> assumptions) {
        this(plan, digest, target, ties, locks, List.of(), List.of(), List.of(), warnings, assumptions);
    }
}
