package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Place;
import java.util.function.Predicate;

/** How people name scripts that they do not want to list one by one. */
public final class ScriptNames {

    private ScriptNames() {}

    /** Returns what tells whether a name, a folder or a glob means a script. */
    public static Predicate<String> meantBy(String pattern) {
        Ordering.Entry entry = new Ordering.Entry(pattern, Options.NONE, Place.file(pattern));
        return entry.covers().or(entry.normal()::equals);
    }
}
