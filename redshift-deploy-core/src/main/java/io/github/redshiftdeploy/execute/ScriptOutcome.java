package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * What became of a script.
 *
 * @param executed how many of its statements succeeded
 * @param committed how many of its statements are committed for certain; they are its first ones
 * @param rows how many rows the committed statements changed, as far as the server told
 * @param figures what the record of its statements says, its times among it
 * @param failure why it did not succeed, when it stopped for a reason of its own
 */
public record ScriptOutcome(
        Step step,
        State state,
        int executed,
        int committed,
        long rows,
        ScriptFigures figures,
        @Nullable Diagnostic failure) {

    static ScriptOutcome skipped(Step step) {
        return new ScriptOutcome(step, State.SKIPPED, 0, 0, 0, ScriptFigures.NONE, null);
    }

    /** Returns this outcome with the reason of its own, if it has one. */
    ScriptOutcome because(@Nullable Diagnostic reason) {
        return new ScriptOutcome(step, state, executed, committed, rows, figures, reason);
    }
}
