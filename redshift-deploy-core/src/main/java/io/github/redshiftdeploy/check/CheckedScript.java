package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.script.Outline;
import java.time.Duration;
import java.util.List;

/**
 * What was found in one script.
 *
 * @param effects what it does to objects
 * @param bytes the script's length
 * @param elapsed how long it took to look
 * @param findings what is said about it, in its order
 * @param tally how much was found, which may be more
 * @param breaches what it does that the target forbids by a rule
 * @param baseline what was found means for the baseline
 */
public record CheckedScript(
        Outline outline,
        ScriptEffects effects,
        long bytes,
        Duration elapsed,
        List<Diagnostic> findings,
        Tally tally,
        List<Finding> breaches,
        Baseline.Change baseline) {

    /** Copies the list. */
    public CheckedScript {
        findings = List.copyOf(findings);
        breaches = List.copyOf(breaches);
    }

    /** Makes what was found in a script of which no target forbids anything. */
    public CheckedScript(
            Outline outline,
            ScriptEffects effects,
            long bytes,
            Duration elapsed,
            List<Diagnostic> findings,
            Tally tally,
            Baseline.Change baseline) {
        this(outline, effects, bytes, elapsed, findings, tally, List.of(), baseline);
    }

    /** Returns this script with another outline. */
    public CheckedScript with(Outline other) {
        return new CheckedScript(other, effects, bytes, elapsed, findings, tally, breaches, baseline);
    }

    /** Returns the script's name. */
    public String name() {
        return outline.script().name();
    }
}
