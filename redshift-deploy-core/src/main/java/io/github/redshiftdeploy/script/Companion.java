package io.github.redshiftdeploy.script;

/** A file that travels beside a script and is never deployed with it: {@code x.rollback.sql}, {@code x.test.sql}. */
final class Companion {

    private Companion() {}

    static boolean is(String name) {
        return name.endsWith(".rollback.sql") || name.endsWith(".test.sql");
    }
}
