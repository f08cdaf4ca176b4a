package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a release at some moment; it is complete when {@code finished} is present.
 *
 * @param id its name; one that goes on after it was cut keeps it
 * @param goesOn whether it was begun by an earlier run
 * @param targets its targets, in their order
 * @param parts its deployments, in their order; empty as long as they are not known
 * @param problems what stopped it before the first of them
 */
public record ReleaseReport(
        String id,
        boolean goesOn,
        List<String> targets,
        Instant started,
        @Nullable Instant finished,
        State state,
        List<Part> parts,
        List<Diagnostic> problems) {

    private static final List<State> WORST_FIRST =
            List.of(State.RUNNING, State.FAILED, State.CANCELLED, State.NOT_RUN, State.SUCCEEDED);

    /** Copies the lists. */
    public ReleaseReport {
        targets = List.copyOf(targets);
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /**
     * A deployment of a release.
     *
     * @param leg which of the legs of the release it is, from 1
     * @param folder the folder of its own reports, within those of the target; empty when the target has one leg
     * @param state how far it came
     * @param deployment its own report; absent when it did not begin
     */
    public record Part(
            String target,
            int leg,
            String folder,
            State state,
            @Nullable DeploymentReport deployment) {

        /** Returns a deployment whose turn has not come. */
        public static Part waiting(String target, int leg, String folder) {
            return new Part(target, leg, folder, State.NOT_RUN, null);
        }

        /** Returns the deployment as it is now. */
        public Part with(DeploymentReport report) {
            return new Part(target, leg, folder, report.state(), report);
        }
    }

    /** Returns the report of a release that begins now. */
    public static ReleaseReport begun(String id, List<String> targets, Instant now) {
        return new ReleaseReport(id, false, targets, now, null, State.RUNNING, List.of(), List.of());
    }

    /** Returns this report under the id that the release has, with its deployments. */
    public ReleaseReport of(String known, boolean goingOn, List<Part> all) {
        return new ReleaseReport(known, goingOn, targets, started, finished, state, all, problems);
    }

    /** Returns this report with what is known now of one of the deployments. */
    public ReleaseReport with(int place, DeploymentReport report) {
        List<Part> all = new ArrayList<>(parts);
        all.set(place, all.get(place).with(report));
        return new ReleaseReport(id, goesOn, targets, started, finished, state, all, problems);
    }

    /** Returns the report of the release as it ended. */
    public ReleaseReport ended(Instant now, boolean cancelled, List<Diagnostic> why) {
        return new ReleaseReport(id, goesOn, targets, started, now, state(cancelled, why), parts, why);
    }

    private State state(boolean cancelled, List<Diagnostic> why) {
        if (cancelled || parts.stream().anyMatch(part -> part.state() == State.CANCELLED)) {
            return State.CANCELLED;
        }
        boolean all =
                why.isEmpty() && !parts.isEmpty() && parts.stream().allMatch(part -> part.state() == State.SUCCEEDED);
        return all ? State.SUCCEEDED : State.FAILED;
    }

    /** Returns how it has ended, which is how the worst of its parts has; nothing while it runs. */
    public Optional<DeploymentOutcome> ending() {
        if (finished == null) {
            return Optional.empty();
        }
        if (state == State.SUCCEEDED) {
            return Optional.of(DeploymentOutcome.SUCCESS);
        }
        List<DeploymentOutcome> bad = new ArrayList<>();
        parts.stream()
                .map(Part::deployment)
                .filter(Objects::nonNull)
                .flatMap(deployment -> deployment.ending().stream())
                .filter(ending -> ending != DeploymentOutcome.SUCCESS)
                .forEach(bad::add);
        if (bad.isEmpty() || !problems.isEmpty()) {
            bad.add(DeploymentOutcome.ofRefusal(problems));
        }
        return DeploymentOutcome.worst(bad);
    }

    /** Returns the ids of the deployments that began, with commas between them. */
    String deployments() {
        return parts.stream()
                .map(Part::deployment)
                .filter(Objects::nonNull)
                .map(DeploymentReport::id)
                .collect(Collectors.joining(","));
    }

    /** Returns the targets that came so far with all their deployments, or with the worst of them, in their order. */
    List<String> targets(State state) {
        return targets.stream()
                .filter(target -> worst(target).filter(state::equals).isPresent())
                .toList();
    }

    private Optional<State> worst(String target) {
        return parts.stream()
                .filter(part -> part.target().equals(target))
                .map(Part::state)
                .min(Comparator.comparing(WORST_FIRST::indexOf));
    }
}
