package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.DeploymentRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment will do, in order.
 *
 * @param steps what happens with each script
 * @param problems what has to be decided before it can begin
 * @param resumes the deployment that it goes on with; absent when it begins anew
 */
public record Plan(
        List<Step> steps,
        List<Diagnostic> problems,
        @Nullable DeploymentRow resumes) {

    /** Copies the lists. */
    public Plan {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /** Returns this plan with one more thing that has to be decided, before all others. */
    public Plan with(Diagnostic problem) {
        List<Diagnostic> all = new ArrayList<>(List.of(problem));
        all.addAll(problems);
        return new Plan(steps, all, resumes);
    }

    /** Returns the scripts that run, from their beginning or from where they were cut. */
    public List<Step> running() {
        return steps.stream().filter(step -> step.action() != Action.SKIP).toList();
    }

    /** Returns how many scripts do not run. */
    public int skipped() {
        return steps.size() - running().size();
    }

    /** Throws all problems together when there are any. */
    public void check() {
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
    }
}
