package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.check.Baseline.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of the findings in one script is accepted. */
final class Acceptance {

    private final String script;
    private final boolean everything;
    private final List<Entry> before;
    private final Map<Key, Integer> left = new HashMap<>();
    private final Map<Key, Integer> found = new HashMap<>();

    private record Key(String rule, String statement) {}

    Acceptance(String script, Baseline baseline) {
        this.script = script;
        this.everything = baseline.acceptsAll();
        this.before = baseline.of(script);
        before.forEach(entry -> left.put(new Key(entry.rule(), entry.statement()), entry.count()));
    }

    /** Tells whether statements have to be recognised, for which each is cut into tokens once more. */
    boolean recognises() {
        return everything || !before.isEmpty();
    }

    /** Counts a finding, and tells whether it is accepted. */
    boolean accepts(Finding finding) {
        if (!recognises()) {
            return false;
        }
        Key key = new Key(finding.rule().word(), finding.spot().fingerprint());
        found.merge(key, 1, Integer::sum);
        int more = left.getOrDefault(key, 0);
        left.put(key, Math.max(0, more - 1));
        return everything || more > 0;
    }

    /** Returns what the findings mean for the baseline; of a rule that is off, nothing could be found. */
    Baseline.Change change(Levels levels) {
        List<Entry> stale = entries(left).stream()
                .filter(entry -> Rule.of(entry.rule())
                        .map(rule -> levels.severity(rule).isPresent())
                        .orElse(true))
                .toList();
        return new Baseline.Change(entries(found), stale);
    }

    /** Returns that the baseline says of the script what it did before. */
    Baseline.Change noChange() {
        return new Baseline.Change(before, List.of());
    }

    private List<Entry> entries(Map<Key, Integer> counts) {
        List<Entry> entries = new ArrayList<>();
        counts.forEach((key, count) -> {
            if (count > 0) {
                entries.add(new Entry(script, key.rule(), key.statement(), count));
            }
        });
        return entries;
    }
}
