package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.script.Script;
import java.util.List;

/**
 * What undoes some scripts together.
 *
 * @param scripts the names of the scripts that are undone by it, in the order in which it undoes them
 * @param source where it comes from
 * @param run what runs
 * @param losses what is lost by it that no rollback brings back, in words; allowed by whoever reads it here
 */
public record Undo(List<String> scripts, UndoSource source, Script run, List<String> losses) {

    /** Copies the lists. */
    public Undo {
        scripts = List.copyOf(scripts);
        losses = List.copyOf(losses);
    }
}
