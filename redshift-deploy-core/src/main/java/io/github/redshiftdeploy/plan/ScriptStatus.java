package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.script.Outline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a script stands to the history.
 *
 * @param script its name
 * @param run its run policy; absent when the script is not there any more
 * @param row the latest word of the history; absent when it was never deployed
 */
public record ScriptStatus(
        String script,
        State state,
        @Nullable RunPolicy run,
        @Nullable ScriptRow row) {

    /** The states in the order in which they need a person. */
    public static final List<State> WORST_FIRST =
            List.of(State.PARTIAL, State.FAILED, State.CHANGED, State.PENDING, State.MISSING, State.APPLIED);

    /** How a script stands. */
    public enum State {
        /** It was never applied. */
        PENDING,
        /** It was applied with the text that it has now. */
        APPLIED,
        /** It was applied, and has another text now, or other values where those count. */
        CHANGED,
        /** It failed, or was cut off, and nothing of it is committed. */
        FAILED,
        /** It failed, or was cut off, and a part of it is committed. */
        PARTIAL,
        /** The history has it, and the set of scripts does not. */
        MISSING;

        /** Tells whether a deployment ended in the middle of it. */
        public boolean unfinished() {
            return this == FAILED || this == PARTIAL;
        }
    }

    /** Returns how all scripts stand: those of the set in its order, and then those that only the history has. */
    public static List<ScriptStatus> of(List<Outline> outlines, Map<String, ScriptRow> latest) {
        List<ScriptStatus> standings = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (Outline outline : outlines) {
            String name = outline.script().name();
            ScriptRow row = latest.get(name);
            present.add(name);
            standings.add(
                    new ScriptStatus(name, state(outline, row), outline.script().run(), row));
        }
        latest.values().stream()
                .filter(row -> !present.contains(row.path()))
                .sorted(Comparator.comparing(ScriptRow::path))
                .map(row -> new ScriptStatus(row.path(), State.MISSING, null, row))
                .forEach(standings::add);
        return standings;
    }

    private static State state(Outline outline, @Nullable ScriptRow row) {
        if (row == null) {
            return State.PENDING;
        }
        if (row.state().applied()) {
            boolean same = row.checksum().equals(outline.checksum())
                    && (outline.script().run() != RunPolicy.ON_CHANGE
                            || outline.inputs().perhapsChanged(row.inputs()).isEmpty());
            return same ? State.APPLIED : State.CHANGED;
        }
        return row.partial() ? State.PARTIAL : State.FAILED;
    }
}
