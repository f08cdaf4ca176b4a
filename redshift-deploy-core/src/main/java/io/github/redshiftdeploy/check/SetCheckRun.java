package io.github.redshiftdeploy.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A check across scripts, and its extracts of those that have been read. */
final class SetCheckRun<E extends SetCheck.Extract> {

    private final SetCheck<E> check;
    private final Map<String, E> extracts = new ConcurrentHashMap<>();

    SetCheckRun(SetCheck<E> check) {
        this.check = check;
    }

    /** Returns a new extract for a script; any thread may ask. */
    SetCheck.Extract extract(String script) {
        E extract = check.extract();
        extracts.put(script, extract);
        return extract;
    }

    /** Hands the extract of the next script to the check. */
    void take(String script, Findings findings) {
        E extract = extracts.remove(script);
        if (extract != null) {
            check.script(extract, findings);
        }
    }

    void end() {
        check.end();
    }
}
