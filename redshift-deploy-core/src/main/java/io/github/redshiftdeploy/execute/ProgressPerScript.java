package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is said about a script until it ends, so that what several lanes say at once does not mix. */
final class ProgressPerScript implements Progress {

    private final Progress progress;
    private final List<Runnable> kept = new ArrayList<>();

    ProgressPerScript(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void scriptStarted(Step step, int i, int n) {
        kept.add(() -> progress.scriptStarted(step, i, n));
    }

    @Override
    public void message(String severity, String text) {
        kept.add(() -> progress.message(severity, text));
    }

    @Override
    public void rows(Rows rows) {
        kept.add(() -> progress.rows(rows));
    }

    @Override
    public void scriptEnded(ScriptOutcome outcome, int i, int n) {
        synchronized (progress) {
            kept.forEach(Runnable::run);
            progress.scriptEnded(outcome, i, n);
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
