package io.github.redshiftdeploy.script;

import java.util.Locale;

/** A file that travels beside a script and is never deployed with it: {@code x.rollback.sql}, {@code x.test.sql}. */
final class Companion {

    /** What users should know of companions as long as there is no goal for them. */
    static final String NOT_YET = "the goals that run companions come with a later release";

    private Companion() {}

    static boolean is(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".rollback.sql") || lower.endsWith(".test.sql");
    }
}
