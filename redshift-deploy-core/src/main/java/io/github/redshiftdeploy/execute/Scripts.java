package io.github.redshiftdeploy.execute;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that are still to run, handed out to lanes in their order: a script whose predecessors are not done
 * waits, unless the lane that asks has done, or is about to do, all of those itself.
 */
final class Scripts {

    private final List<ScriptWork> works;
    private final List<Set<Integer>> predecessors;
    private final @Nullable Object[] takenBy;
    private final boolean[] done;
    private int first;
    private boolean stopped;

    /**
     * Hands out scripts.
     *
     * @param predecessors for each script the indices of those that it has to wait for; empty when each waits for all
     *     before it
     */
    Scripts(List<ScriptWork> works, List<Set<Integer>> predecessors) {
        this.works = works;
        this.predecessors = predecessors;
        this.takenBy = new Object[works.size()];
        this.done = new boolean[works.size()];
    }

    /** Returns the next script that a lane may run, and waits for it; nothing when there is none any more. */
    synchronized Optional<ScriptWork> take(Object lane) throws InterruptedException {
        while (true) {
            Optional<ScriptWork> next = poll(lane);
            if (next.isPresent() || stopped || allTaken()) {
                return next;
            }
            wait();
        }
    }

    /** Returns the next script that a lane may run, or nothing when there is none now. */
    synchronized Optional<ScriptWork> poll(Object lane) {
        if (stopped) {
            return Optional.empty();
        }
        for (int i = first; i < works.size(); i++) {
            if (takenBy[i] == null && isFree(i, lane)) {
                takenBy[i] = lane;
                moveOn();
                return Optional.of(works.get(i));
            }
            if (predecessors.isEmpty()) {
                break;
            }
        }
        return Optional.empty();
    }

    private boolean isFree(int script, Object lane) {
        if (predecessors.isEmpty()) {
            return script == 0 || takenBy[script - 1] != null;
        }
        return predecessors.get(script).stream().allMatch(before -> done[before] || takenBy[before] == lane);
    }

    private void moveOn() {
        while (first < works.size() && takenBy[first] != null) {
            first++;
        }
    }

    private boolean allTaken() {
        return first == works.size();
    }

    /** A script is committed as a whole. */
    synchronized void done(ScriptWork work) {
        done[work.index()] = true;
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
        return works.size();
    }
}
