package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.script.Outline;
import org.jspecify.annotations.Nullable;

/**
 * A word of a person that the history takes as its own.
 *
 * @param before what it said before; absent when it said nothing
 * @param after what it says from now on
 */
public record Amendment(@Nullable ScriptRow before, ScriptRow after) {

    /** Says that a script is applied, with the text that it has now. */
    static Amendment of(Outline outline, ScriptState state, String id, int position, @Nullable ScriptRow before) {
        ScriptRow after = new ScriptRow(
                id,
                position,
                null,
                outline.script().name(),
                outline.checksum(),
                outline.script().run(),
                state,
                outline.statements(),
                outline.statements(),
                null,
                0,
                0,
                null,
                outline.inputs().digest());
        return new Amendment(before, after);
    }

    /** Says that a script is not missed any more: nothing of it counts as committed from now on. */
    static Amendment forgetting(ScriptRow before, String id, int position) {
        ScriptRow after = new ScriptRow(
                id,
                position,
                null,
                before.path(),
                before.checksum(),
                before.run(),
                ScriptState.FORGOTTEN,
                before.statements(),
                0,
                null,
                0,
                0,
                null,
                null);
        return new Amendment(before, after);
    }
}
