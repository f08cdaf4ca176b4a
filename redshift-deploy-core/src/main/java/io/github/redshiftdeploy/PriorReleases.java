package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.ReleasePart;
import io.github.redshiftdeploy.history.DeploymentRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The releases to some targets, as the histories of these know them. Which came before which is told by the clocks of
 * the clusters, not by those of the machines that deploy.
 *
 * @param targets all targets of the releases, in their order
 * @param last the last deployments to each target that could be asked, the newest first
 */
record PriorReleases(List<String> targets, Map<String, List<DeploymentRow>> last) {

    /** Copies the collections. */
    PriorReleases {
        targets = List.copyOf(targets);
        last = Map.copyOf(last);
    }

    /**
     * Returns the id of the last release when something of it is left to do, so that the next one goes on with it. A
     * target that could not be asked has none of it left: to take a release that is done for one that is not would skip
     * scripts.
     */
    Optional<String> unfinished() {
        return last.values().stream()
                .flatMap(List::stream)
                .filter(this::isOfRelease)
                .max(Comparator.comparing(DeploymentRow::startedAt).thenComparing(DeploymentRow::id))
                .filter(latest -> !last.values().stream().allMatch(rows -> isDone(rows, latest)))
                .map(DeploymentRow::release)
                .map(ReleasePart::id);
    }

    private boolean isOfRelease(DeploymentRow row) {
        return row.release() != null && row.release().targets().equals(targets);
    }

    /** What was wholly deployed to a target after all that the release did needs the release no more. */
    private static boolean isDone(List<DeploymentRow> rows, DeploymentRow latest) {
        boolean done = rows.stream()
                .filter(row -> row.isPartOf(latest.release()))
                .findFirst()
                .filter(PriorReleases::isWhole)
                .isPresent();
        return done
                || rows.stream()
                        .filter(PriorReleases::isWhole)
                        .anyMatch(row -> row.startedAt().compareTo(latest.startedAt()) > 0);
    }

    private static boolean isWhole(DeploymentRow row) {
        return row.succeeded() && (row.release() == null || row.release().left() == 0);
    }
}
