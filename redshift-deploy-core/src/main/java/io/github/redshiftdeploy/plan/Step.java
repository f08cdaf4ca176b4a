package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.script.Inputs;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.PassedOver;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptDigest;
import io.github.redshiftdeploy.script.SessionLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script and what happens with it.
 *
 * @param effects what it does to objects, for whoever needs that after the plan is made
 * @param segments what of it commits together, from its first statement on
 * @param reason why that happens, in words
 * @param done how many of its statements are committed already
 * @param prefix the checksum of those
 * @param additions what runs together with it
 */
public record Step(
        Outline outline,
        ScriptEffects effects,
        List<Segment> segments,
        Action action,
        String reason,
        int done,
        @Nullable String prefix,
        Additions additions) {

    /** Copies the lists. */
    public Step {
        segments = List.copyOf(segments);
    }

    /** Makes one with which nothing runs. */
    public Step(
            Outline outline,
            ScriptEffects effects,
            List<Segment> segments,
            Action action,
            String reason,
            int done,
            @Nullable String prefix) {
        this(outline, effects, segments, action, reason, done, prefix, Additions.NONE);
    }

    /** Returns this step together with which more runs. */
    Step with(Additions more) {
        return new Step(outline, effects, segments, action, reason, done, prefix, more);
    }

    static Step run(CheckedScript script, List<Segment> segments, String reason) {
        return new Step(script.outline(), script.effects(), segments, Action.RUN, reason, 0, null);
    }

    /** Returns what happens with a script that is applied as it is, and of which nothing more has to be known. */
    static Step applied(ScriptDigest content, ScriptRow row) {
        Outline outline = new Outline(
                content.script(),
                content.checksum(),
                row.statements(),
                List.of(),
                SessionLog.NOTHING,
                Inputs.NONE,
                PassedOver.NONE,
                List.of());
        return skip(outline, ScriptEffects.UNKNOWN, List.of(), "applied by " + row.deployment());
    }

    static Step skip(CheckedScript script, List<Segment> segments, String reason) {
        return skip(script.outline(), script.effects(), segments, reason);
    }

    private static Step skip(Outline outline, ScriptEffects effects, List<Segment> segments, String reason) {
        return new Step(outline, effects, segments, Action.SKIP, reason, outline.statements(), null);
    }

    /** Returns the script. */
    public Script script() {
        return outline.script();
    }

    /** Returns the segments after so many statements, the first of them without its beginning when it is cut. */
    public List<Segment> after(int statements) {
        return segments.stream()
                .filter(segment -> segment.last() > statements)
                .map(segment -> segment.first() > statements
                        ? segment
                        : new Segment(
                                segment.kind(), segment.external(), segment.apart(), statements + 1, segment.last()))
                .toList();
    }
}
