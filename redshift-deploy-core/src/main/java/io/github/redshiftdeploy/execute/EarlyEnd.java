package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.OnError;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends scripts of a lane that failed or were cancelled, and with them the lane, unless other scripts may go on. */
final class EarlyEnd {

    private final Scripts scripts;
    private final OnError onError;
    private final LaneQueue queue;
    private final LaneSession session;
    private final Completion completion;
    private final List<Lane.Failure> failures = new ArrayList<>();
    private boolean stopped;

    EarlyEnd(Scripts scripts, OnError onError, LaneQueue queue, LaneSession session, Completion completion) {
        this.scripts = scripts;
        this.onError = onError;
        this.queue = queue;
        this.session = session;
        this.completion = completion;
    }

    /** Returns the scripts that failed on the lane. */
    List<Lane.Failure> failures() {
        return List.copyOf(failures);
    }

    /** Tells whether nothing more is to be sent on the lane. */
    boolean stopped() {
        return stopped;
    }

    /** Undoes what is open, and ends a script. */
    void undo(RunningScript script, @Nullable Diagnostic reason, State state) throws IOException {
        session.undo();
        stop(script, reason, state);
    }

    /** Ends a script of which nothing is open any more. */
    void stop(RunningScript script, @Nullable Diagnostic reason, State state) throws IOException {
        note(script, reason, state);
        if (onError != OnError.CONTINUE || state != State.FAILED || !goesOn(script)) {
            stopAll(script);
        }
    }

    /** Undoes what is open, and ends a script and with it the deployment: no other script may go on. */
    void undoForGood(RunningScript script, @Nullable Diagnostic reason, State state) throws IOException {
        session.undo();
        stopForGood(script, reason, state);
    }

    /** Ends a script of which nothing is open any more, and with it the deployment: no other script may go on. */
    void stopForGood(RunningScript script, @Nullable Diagnostic reason, State state) {
        note(script, reason, state);
        stopAll(script);
    }

    private void note(RunningScript script, @Nullable Diagnostic reason, State state) {
        if (reason != null) {
            failures.add(new Lane.Failure(script, script.step().script().explain(reason)));
        }
        completion.stop(script, state);
    }

    private void stopAll(RunningScript script) {
        stopped = true;
        // What of the other scripts is on its way and not committed is undone with the failed one.
        queue.running().stream()
                .filter(other -> other != script && (other.begun() || other.doubtful()))
                .forEach(other -> {
                    other.undone();
                    other.end(State.CANCELLED);
                });
        scripts.stop();
    }

    /** The scripts that do not depend on the failed one run in a session that knows nothing of it. */
    private boolean goesOn(RunningScript script) throws IOException {
        scripts.fail(script);
        queue.running().stream().filter(scripts::failed).forEach(queue::remove);
        queue.rewind(true);
        return session.replace();
    }
}
