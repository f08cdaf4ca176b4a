package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Doubt.Extent;

/**
 * Why nobody can tell what a script does.
 *
 * @param words what it does, such as {@code dynamic SQL in line 7}
 * @param extent how much that may be
 */
public record Uncertainty(String words, Extent extent) {

    /** Tells whether the script only reads what every object changes. */
    public boolean reads() {
        return extent == Extent.READS_ALL;
    }
}
