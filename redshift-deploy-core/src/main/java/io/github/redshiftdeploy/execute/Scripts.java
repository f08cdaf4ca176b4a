package io.github.redshiftdeploy.execute;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that are still to run, handed out to lanes in their order: a script whose predecessors are not done
 * waits, unless the lane that asks has done, or is about to do, all of those itself.
 */
final class Scripts {

    private final List<ScriptWork> works;
    private final Order order;
    private final @Nullable Object[] takenBy;
    private final boolean[] done;
    private final boolean[] failed;
    private int first;
    private boolean stopped;

    Scripts(List<ScriptWork> works, Order order) {
        this.works = works;
        this.order = order;
        this.failed = new boolean[works.size()];
        this.takenBy = new Object[works.size()];
        this.done = new boolean[works.size()];
    }

    /** Returns the next script that a lane may run, and waits for it; nothing when there is none any more. */
    synchronized Optional<ScriptWork> take(Object lane) throws InterruptedException {
        while (true) {
            Optional<ScriptWork> next = poll(lane);
            if (next.isPresent() || stopped || allSettled()) {
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
            if (takenBy[i] == null && !failed[i] && isFree(i, lane)) {
                takenBy[i] = lane;
                moveOn();
                return Optional.of(works.get(i));
            }
            if (order.given()) {
                break;
            }
        }
        return Optional.empty();
    }

    private boolean isFree(int script, Object lane) {
        if (order.given()) {
            return true; // It is the first that nobody has taken, and there is one lane.
        }
        Object owner = takenBy[order.connection(script)];
        return (owner == null || owner == lane)
                && order.predecessors(script).stream().allMatch(before -> done[before] || takenBy[before] == lane);
    }

    private void moveOn() {
        while (first < works.size() && (takenBy[first] != null || failed[first])) {
            first++;
        }
    }

    private boolean allSettled() {
        return first == works.size();
    }

    /** A script failed; those that depend on it, and on those, never run. */
    synchronized void fail(ScriptWork work) {
        failed[work.index()] = true;
        for (int i = work.index() + 1; i < works.size(); i++) {
            failed[i] |= order.given()
                    || order.predecessors(i).stream().anyMatch(before -> failed[before])
                    || failed[order.connection(i)];
        }
        moveOn();
        notifyAll();
    }

    /** Tells whether a script failed, or depends on one that did. */
    synchronized boolean failed(ScriptWork work) {
        return failed[work.index()];
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
