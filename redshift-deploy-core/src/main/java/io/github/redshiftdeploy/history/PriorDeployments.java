package io.github.redshiftdeploy.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan needs to know of the history.
 *
 * @param unfinished the last deployment of the same name on the same target, when it failed or was cut off, or belongs
 *     to the release that goes on
 * @param chain the latest row of each script of that deployment and of those that it resumed itself
 * @param latest the latest row, over all deployments, of each script whose run policy asks for it
 * @param elsewhere the latest rows that other projects have of a path, by the paths
 * @param adopted the deployments that an earlier release has written under the project's short name
 */
public record PriorDeployments(
        @Nullable DeploymentRow unfinished,
        Map<String, ScriptRow> chain,
        Map<String, ScriptRow> latest,
        Map<String, List<ScriptRow>> elsewhere,
        Set<String> adopted) {

    /** Nothing was ever deployed. */
    public static final PriorDeployments NONE = new PriorDeployments(null, Map.of(), Map.of());

    /** Copies the maps. */
    public PriorDeployments {
        chain = Map.copyOf(chain);
        latest = Map.copyOf(latest);
        elsewhere = Map.copyOf(elsewhere);
        adopted = Set.copyOf(adopted);
    }

    /** Makes what is known where no other project has the same paths. */
    public PriorDeployments(
            @Nullable DeploymentRow unfinished, Map<String, ScriptRow> chain, Map<String, ScriptRow> latest) {
        this(unfinished, chain, latest, Map.of(), Set.of());
    }

    /** Returns the deployment that can be resumed. */
    public Optional<DeploymentRow> resumable() {
        return Optional.ofNullable(unfinished);
    }
}
