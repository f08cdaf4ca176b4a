package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Script;
import java.util.List;

/** A script that will run, and the segments that it runs in. */
public record Step(Outline outline, List<Segment> segments) {

    /** Copies the list. */
    public Step {
        segments = List.copyOf(segments);
    }

    /** Returns the script. */
    public Script script() {
        return outline.script();
    }
}
