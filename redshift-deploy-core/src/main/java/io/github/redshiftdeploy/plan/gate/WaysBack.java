package io.github.redshiftdeploy.plan.gate;

import io.github.redshiftdeploy.plan.Plan;
import java.io.IOException;
import java.util.List;

/** Knows which changes of a plan can be undone. */
@FunctionalInterface
public interface WaysBack {

    /** Returns the changes that have no way back, each in words that name its place; none when all have one. */
    List<String> missing(Plan plan) throws IOException;
}
