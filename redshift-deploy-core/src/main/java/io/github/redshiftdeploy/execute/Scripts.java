package io.github.redshiftdeploy.execute;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that are still to run, handed out to lanes in their order: a script whose predecessors are not done
 * waits, unless the lane that asks has done, or is about to do, all of those itself.
 */
final class Scripts {

    private final List<RunningScript> running;
    private final Dependencies dependencies;
    private final @Nullable Object[] takenBy;
    private final boolean[] done;
    private final boolean[] failed;
    private int first;
    private boolean stopped;

    Scripts(List<RunningScript> running, Dependencies dependencies) {
        this.running = running;
        this.dependencies = dependencies;
        this.failed = new boolean[running.size()];
        this.takenBy = new Object[running.size()];
        this.done = new boolean[running.size()];
    }

    /** Returns the next script that a lane may run, and waits for it; nothing when there is none any more. */
    synchronized Optional<RunningScript> take(Object lane) throws InterruptedException {
        while (true) {
            Optional<RunningScript> next = poll(lane);
            if (next.isPresent() || stopped || allSettled()) {
                return next;
            }
            wait();
        }
    }

    /** Returns the next script that a lane may run, or nothing when there is none now. */
    synchronized Optional<RunningScript> poll(Object lane) {
        if (stopped) {
            return Optional.empty();
        }
        for (int i = first; i < running.size(); i++) {
            if (takenBy[i] == null && !failed[i] && isFree(i, lane)) {
                takenBy[i] = lane;
                moveOn();
                return Optional.of(running.get(i));
            }
            if (dependencies.given()) {
                break;
            }
        }
        return Optional.empty();
    }

    private boolean isFree(int script, Object lane) {
        if (dependencies.given()) {
            return true; // It is the first that nobody has taken, and there is one lane.
        }
        return dependencies.predecessors(script).stream()
                .allMatch(before -> done[before] || failed[before] || takenBy[before] == lane);
    }

    private void moveOn() {
        while (first < running.size() && (takenBy[first] != null || failed[first])) {
            first++;
        }
    }

    private boolean allSettled() {
        return first == running.size();
    }

    /** A script failed; those that depend on it, and on those, never run. */
    synchronized void fail(RunningScript script) {
        failed[script.index()] = true;
        for (int i = script.index() + 1; i < running.size(); i++) {
            failed[i] |= dependencies.given() || dependencies.needed(i).stream().anyMatch(before -> failed[before]);
        }
        moveOn();
        notifyAll();
    }

    /** Tells whether a script failed, or depends on one that did. */
    synchronized boolean failed(RunningScript script) {
        return failed[script.index()];
    }

    /** A script is committed as a whole. */
    synchronized void done(RunningScript script) {
        done[script.index()] = true;
        notifyAll();
    }

    /** No further script begins. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean stopped() {
        return stopped;
    }

    /** Returns how many scripts there are. */
    int size() {
        return running.size();
    }
}
