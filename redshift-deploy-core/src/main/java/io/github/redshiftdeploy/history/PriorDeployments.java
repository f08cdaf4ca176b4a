package io.github.redshiftdeploy.history;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan needs to know of the history.
 *
 * @param unfinished the last deployment of the same name on the same target, when it failed or was cut off
 * @param chain the latest row of each script of that deployment and of those that it resumed itself
 * @param latest the latest row, over all deployments, of each script whose run policy asks for it
 */
public record PriorDeployments(
        @Nullable DeploymentRow unfinished, Map<String, ScriptRow> chain, Map<String, ScriptRow> latest) {

    /** Nothing was ever deployed. */
    public static final PriorDeployments NONE = new PriorDeployments(null, Map.of(), Map.of());

    /** Copies the maps. */
    public PriorDeployments {
        chain = Map.copyOf(chain);
        latest = Map.copyOf(latest);
    }

    /** Returns the deployment that can be resumed. */
    public Optional<DeploymentRow> resumable() {
        return Optional.ofNullable(unfinished);
    }
}
