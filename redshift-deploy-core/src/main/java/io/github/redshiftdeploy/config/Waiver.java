package io.github.redshiftdeploy.config;

import org.jspecify.annotations.Nullable;

/**
 * What lets a deployment through though a gate refuses it.
 *
 * @param gate the gate; absent for all of them
 * @param reason why, in the words of whoever is to answer for it
 */
public record Waiver(@Nullable Gate gate, String reason) {

    /** Stands for all gates. */
    static final String ALL = "*";

    /** Returns what it waives, as it is written. */
    public String name() {
        return gate == null ? ALL : gate.setting();
    }

    boolean covers(Gate other) {
        return gate == null || gate == other;
    }
}
