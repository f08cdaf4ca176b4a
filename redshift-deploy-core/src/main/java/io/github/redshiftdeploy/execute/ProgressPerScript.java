package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what is said about a script until it ends, so that what several lanes say at once does not mix. What is long is
 * passed on in several pieces, each of which begins as the script does.
 */
final class ProgressPerScript implements Progress {

    /** More would fill the memory when a script says a hundred thousand things. */
    private static final int MOST = 1_000;

    private final Progress progress;
    private Runnable start = () -> {};
    private final List<Runnable> kept = new ArrayList<>();

    ProgressPerScript(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void scriptStarted(Step step, int i, int n) {
        start = () -> progress.scriptStarted(step, i, n);
    }

    @Override
    public void message(String severity, String text) {
        keep(() -> progress.message(severity, text));
    }

    @Override
    public void rows(Rows rows) {
        keep(() -> progress.rows(rows));
    }

    private void keep(Runnable said) {
        kept.add(said);
        if (kept.size() >= MOST) {
            passOn(() -> {});
        }
    }

    @Override
    public void scriptEnded(ScriptOutcome outcome, int i, int n) {
        passOn(() -> progress.scriptEnded(outcome, i, n));
    }

    private void passOn(Runnable last) {
        synchronized (progress) {
            start.run();
            kept.forEach(Runnable::run);
            last.run();
        }
        kept.clear();
    }

    @Override
    public void remark(String text) {
        synchronized (progress) {
            progress.remark(text);
        }
    }
}
