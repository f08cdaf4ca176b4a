package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.script.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which rows the history needs so that it agrees with what a person knows. */
public final class Amendments {

    private Amendments() {}

    /**
     * Returns what says of the scripts that were never applied that they are: other means have done it. What runs
     * always runs again all the same, so nothing is said of it.
     */
    public static List<Amendment> baseline(List<Outline> outlines, Map<String, ScriptRow> latest, String id) {
        List<Amendment> amendments = new ArrayList<>();
        for (int i = 0; i < outlines.size(); i++) {
            ScriptRow row = latest.get(outlines.get(i).script().name());
            boolean asks = outlines.get(i).script().run() != RunPolicy.ALWAYS;
            if (asks && (row == null || !row.state().applied())) {
                amendments.add(Amendment.of(outlines.get(i), ScriptState.BASELINE, id, i + 1, row));
            }
        }
        return amendments;
    }

    /** Returns what says of the scripts that changed, or failed, that they are applied with the text they have now. */
    public static List<Amendment> repair(List<Outline> outlines, Map<String, ScriptRow> latest, String id) {
        List<Amendment> amendments = new ArrayList<>();
        for (int i = 0; i < outlines.size(); i++) {
            ScriptRow row = latest.get(outlines.get(i).script().name());
            if (row != null && !agrees(outlines.get(i), row)) {
                amendments.add(Amendment.of(outlines.get(i), ScriptState.REPAIRED, id, i + 1, row));
            }
        }
        return amendments;
    }

    private static boolean agrees(Outline outline, @Nullable ScriptRow row) {
        return row != null && row.state().applied() && row.checksum().equals(outline.checksum());
    }
}
