package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.config.Gate;
import io.github.redshiftdeploy.config.Waiver;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A gate that refuses a deployment, or would do so without its waiver.
 *
 * @param refusal what it saw, what it wants, and how to waive it
 * @param waiver what lets the deployment through all the same; absent when nothing does
 */
public record GateAnswer(
        Gate gate, Diagnostic refusal, @Nullable Waiver waiver) {

    /** Returns what is waived and why, in a line. */
    public String line() {
        return gate + ": " + (waiver == null ? "" : waiver.reason());
    }

    /** Tells whether the deployment may not go on. */
    public boolean refuses() {
        return waiver == null;
    }
}
