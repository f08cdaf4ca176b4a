package io.github.redshiftdeploy.script;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that travels beside a script and is never deployed with it: {@code x.rollback.sql}, {@code x.test.sql}.
 *
 * @param script the name of the script that it belongs to, such as {@code x.sql}
 */
public record Companion(String script, Kind kind) {

    private static final String SQL = ".sql";

    /** What a companion is for. */
    public enum Kind {
        /** Undoes what its script did. */
        ROLLBACK(".rollback", "'redshift-deploy:rollback' runs it"),

        /** Asserts what its script has achieved. */
        TEST(".test", "'redshift-deploy:test' runs it, and a deployment does at its end");

        private final String suffix;
        private final String runner;

        Kind(String suffix, String runner) {
            this.suffix = suffix;
            this.runner = runner;
        }

        /** Returns who runs it, in words. */
        String runner() {
            return runner;
        }

        /** Returns the name of a script's companion of this kind; to a name without {@code .sql} the kind is added. */
        public String of(String script) {
            if (!script.toLowerCase(Locale.ROOT).endsWith(SQL)) {
                return script + suffix;
            }
            int end = script.length() - SQL.length();
            return script.substring(0, end) + suffix + script.substring(end);
        }

        /** Returns the script whose companion has a name that {@link #of} has made. */
        public String script(String companion) {
            return companion.endsWith(suffix)
                    ? companion.substring(0, companion.length() - suffix.length())
                    : Companion.of(companion, this).map(Companion::script).orElse(companion);
        }
    }

    /** Returns the companion that a name, or a path, is of. */
    public static Optional<Companion> of(String name) {
        return Stream.of(Kind.values()).flatMap(kind -> of(name, kind).stream()).findFirst();
    }

    private static Optional<Companion> of(String name, Kind kind) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(kind.suffix + SQL)) {
            return Optional.empty();
        }
        int end = name.length() - SQL.length();
        String script = name.substring(0, end - kind.suffix.length()) + name.substring(end);
        return Optional.of(new Companion(script, kind));
    }

    /** Returns the name of the companion of a script. */
    static String nameOf(String script, Kind kind) {
        int end = script.length() - SQL.length();
        boolean sql = script.toLowerCase(Locale.ROOT).endsWith(SQL);
        return sql ? script.substring(0, end) + kind.suffix + script.substring(end) : script + kind.suffix + SQL;
    }

    static boolean is(String name) {
        return of(name).isPresent();
    }
}
