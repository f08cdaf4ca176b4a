package io.github.redshiftdeploy.plan;

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
 * @param segments what of it commits together, from its first statement on
 * @param reason why that happens, in words
 * @param done how many of its statements are committed already
 * @param prefix the checksum of those
 */
public record Step(
        Outline outline,
        List<Segment> segments,
        Action action,
        String reason,
        int done,
        @Nullable String prefix) {

    /** Copies the lists. */
    public Step {
        segments = List.copyOf(segments);
    }

    static Step run(Outline outline, List<Segment> segments, String reason) {
        return new Step(outline, segments, Action.RUN, reason, 0, null);
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
        return skip(outline, List.of(), "applied by " + row.deployment());
    }

    static Step skip(Outline outline, List<Segment> segments, String reason) {
        return new Step(outline, segments, Action.SKIP, reason, outline.statements(), null);
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
