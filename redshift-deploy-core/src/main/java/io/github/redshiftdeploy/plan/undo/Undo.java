package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.script.Script;
import java.util.List;

/**
 * What undoes some scripts together.
 *
 * @param scripts the names of the scripts that are undone by it, in the order in which it undoes them
 * @param source where it comes from
 * @param run what runs
 * @param statements what runs, when it is derived and no file has it
 */
public record Undo(List<String> scripts, UndoSource source, Script run, List<String> statements) {

    /** Copies the lists. */
    public Undo {
        scripts = List.copyOf(scripts);
        statements = List.copyOf(statements);
    }
}
