package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a deployment.
 *
 * @param scripts each script of the plan, in order
 * @param failure why it did not succeed
 */
public record Outcome(
        State state, List<ScriptOutcome> scripts, @Nullable Diagnostic failure) {

    /** Copies the list. */
    public Outcome {
        scripts = List.copyOf(scripts);
    }
}
