package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.config.SlowTests;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.history.Timing;
import java.util.List;
import java.util.Map;

/**
 * What the SQL of tests is made with, and what is known of earlier runs.
 *
 * @param setUp what a session begins with, and what leads every statement
 * @param fence what each transaction reads first: it fails when another deployment has taken over
 * @param before how long procedures took before, in milliseconds
 */
public record TestContext(SessionSetUp setUp, String fence, SlowTests slow, Map<Timing.Key, List<Long>> before) {

    /** Copies the map. */
    public TestContext {
        before = Map.copyOf(before);
    }
}
