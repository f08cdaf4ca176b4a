package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a deployment.
 *
 * @param scripts each script of the plan, in order
 * @param failure why it did not succeed
 * @param rows what the history is still to be told of the scripts that did not succeed
 * @param messages how many messages the scripts took: each is a round trip
 */
public record Outcome(
        State state, List<ScriptOutcome> scripts, @Nullable Diagnostic failure, List<String> rows, long messages) {

    /** Copies the list. */
    public Outcome {
        scripts = List.copyOf(scripts);
        rows = List.copyOf(rows);
    }
}
