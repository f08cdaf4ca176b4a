package io.github.redshiftdeploy.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a rollback runs, and the scripts that are undone by it. The history is to know how far those scripts are undone:
 * so a row of what runs is stored as a row of each of them, and one that is undone as a whole counts as never deployed
 * from the moment on in which that is committed.
 *
 * @param byRun the names of the scripts that are undone, by the name of what runs
 */
public record UndoneScripts(Map<String, List<String>> byRun) {

    /** Of all who run scripts, only a rollback undoes any. */
    static final UndoneScripts NONE = new UndoneScripts(Map.of());

    /** Copies the map. */
    public UndoneScripts {
        byRun = Map.copyOf(byRun);
    }

    /** Returns a row as it is stored. */
    List<ScriptRow> stored(ScriptRow row) {
        List<String> scripts = byRun.get(row.path());
        if (scripts == null) {
            return List.of(row);
        }
        ScriptState state = row.state() == ScriptState.SUCCEEDED ? ScriptState.UNDONE : row.state();
        return scripts.stream().map(script -> row.as(script, state)).toList();
    }

    /** Returns what stored rows say of what was run; rows of one transaction say the same. */
    List<ScriptRow> read(List<ScriptRow> rows) {
        List<ScriptRow> read = new ArrayList<>();
        for (ScriptRow row : rows) {
            ScriptState state = row.state() == ScriptState.UNDONE ? ScriptState.SUCCEEDED : row.state();
            byRun.forEach((run, scripts) -> {
                if (scripts.get(0).equals(row.path())) {
                    read.add(row.as(run, state));
                }
            });
        }
        return byRun.isEmpty() ? rows : read;
    }
}
