package io.github.redshiftdeploy.plan;

import java.util.List;

/** What a deployment will do, in order. */
public record Plan(List<Step> steps) {

    /** Copies the list. */
    public Plan {
        steps = List.copyOf(steps);
    }
}
