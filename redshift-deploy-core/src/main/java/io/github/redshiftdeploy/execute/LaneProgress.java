package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.plan.Step;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What a lane tells while its message is answered. How long a script took may be known a few answers after its last
 * one, so that its end, and what follows it, is kept until then.
 */
final class LaneProgress implements Progress {

    /** More would fill the memory when what follows says a hundred thousand things. */
    private static final int MOST = 1_000;

    private final Progress progress;
    private final Queue<Runnable> kept = new ArrayDeque<>();
    private boolean underway;

    LaneProgress(Progress progress) {
        this.progress = progress;
    }

    /** A message is sent. */
    void sent() {
        underway = true;
    }

    /** Tells whether the end of a script, and what follows it, has not been told yet. */
    boolean keeps() {
        return !kept.isEmpty();
    }

    /** The time of everything that has ended is known. */
    void timed() {
        while (!kept.isEmpty()) {
            kept.remove().run();
        }
    }

    /** The message is answered, or has failed. */
    void answered() {
        underway = false;
        timed();
    }

    /** A script ended; it is one of {@code n}. */
    void ended(RunningScript script, int n) {
        Runnable end = () -> progress.scriptEnded(script.outcome(), script.index() + 1, n);
        if (underway) {
            kept.add(end);
        } else {
            end.run();
        }
    }

    private void inTurn(Runnable said) {
        if (kept.isEmpty()) {
            said.run();
            return;
        }
        kept.add(said);
        if (kept.size() >= MOST) {
            timed();
        }
    }

    @Override
    public void scriptStarted(Step step, int i, int n) {
        inTurn(() -> progress.scriptStarted(step, i, n));
    }

    @Override
    public void message(String severity, String text) {
        inTurn(() -> progress.message(severity, text));
    }

    @Override
    public void rows(Rows rows) {
        inTurn(() -> progress.rows(rows));
    }

    @Override
    public void scriptEnded(ScriptOutcome outcome, int i, int n) {
        inTurn(() -> progress.scriptEnded(outcome, i, n));
    }

    @Override
    public void remark(String text) {
        progress.remark(text);
    }
}
