package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.history.HistoryCode;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.script.ScriptNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lets the history forget scripts whose files are gone, so that nobody misses them any more. */
public final class Forgetting {

    private final Map<String, ScriptRow> known;
    private final Predicate<String> there;
    private final List<Diagnostic> mistakes = new ArrayList<>();

    /**
     * Begins with what the history knows.
     *
     * @param known the latest row of each script
     * @param there tells whether the file of a script is there
     */
    public Forgetting(Map<String, ScriptRow> known, Predicate<String> there) {
        this.known = new TreeMap<>(known);
        this.there = there;
    }

    /**
     * Returns what the history has to say of the scripts that some names, folders or globs mean.
     *
     * @throws DiagnosticException with every name that means no script whose file is gone
     */
    public List<Amendment> amendments(List<String> patterns, String id) {
        Map<String, ScriptRow> gone = new TreeMap<>();
        patterns.forEach(pattern -> gone.putAll(goneOf(pattern)));
        if (!mistakes.isEmpty()) {
            throw new DiagnosticException(mistakes);
        }
        List<Amendment> amendments = new ArrayList<>();
        for (ScriptRow row : gone.values()) {
            amendments.add(Amendment.forgetting(row, id, amendments.size() + 1));
        }
        return amendments;
    }

    private Map<String, ScriptRow> goneOf(String pattern) {
        Predicate<String> meant = ScriptNames.meantBy(pattern);
        List<String> names = known.keySet().stream().filter(meant).toList();
        Map<String, ScriptRow> gone =
                names.stream().filter(there.negate()).collect(Collectors.toMap(name -> name, known::get));
        if (names.isEmpty()) {
            mistakes.add(unknown(pattern));
        } else if (gone.isEmpty()) {
            mistakes.add(Diagnostic.error(HistoryCode.NO_SUCH_SCRIPT, "'" + names.get(0) + "' is still there")
                    .help("remove the file first: the history forgets scripts that are gone"));
        }
        return gone;
    }

    private Diagnostic unknown(String pattern) {
        List<String> gone =
                known.keySet().stream().filter(there.negate()).sorted().toList();
        return Diagnostic.error(HistoryCode.NO_SUCH_SCRIPT, "the history has no script '" + pattern + "'")
                .help(Suggestion.of(pattern, gone)
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("'redshift-deploy:status' shows which are missing"));
    }
}
