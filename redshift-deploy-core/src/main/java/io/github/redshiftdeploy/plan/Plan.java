package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.DeploymentRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * Returns this plan with what runs together with its scripts.
     *
     * @param additions by the name of the script
     * @param more what has to be decided first
     */
    public Plan with(Map<String, Additions> additions, List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(problems);
        all.addAll(more);
        List<Step> with = steps.stream()
                .map(step -> additions.containsKey(step.script().name())
                        ? step.with(additions.get(step.script().name()))
                        : step)
                .toList();
        return new Plan(with, all, resumes);
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
