package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Place;
import java.io.File;
import java.util.List;
import java.util.function.Predicate;
import org.codehaus.plexus.util.SelectorUtils;

/**
 * The order that somebody gave.
 *
 * @param origin where it was given, in words for messages
 * @param entries what runs, in order
 * @param unlisted what becomes of scripts that it does not mention
 * @param byDependencies whether what the scripts do decides the order
 */
record Ordering(String origin, List<Entry> entries, Unlisted unlisted, boolean byDependencies) {

    /** More mistakes of a kind than these help nobody, and those of a million lines fill the memory. */
    static final int MOST_MISTAKES = 50;

    Ordering {
        entries = List.copyOf(entries);
    }

    /** What becomes of a script that the order does not mention. */
    enum Unlisted {
        ERROR,
        LAST,
        IGNORE
    }

    /**
     * A file, a folder or a glob, relative to the directory of the set.
     *
     * @param place where it was written
     */
    record Entry(String pattern, Options options, Place place) {

        /** Tells whether a path means all that match it. */
        static boolean isGlob(String path) {
            return path.chars().anyMatch(c -> c == '*' || c == '?');
        }

        /** Returns the folder that holds all that a glob may match; it ends with a slash, or is empty. */
        String start() {
            String normal = normal();
            int wildcard = 0;
            while (wildcard < normal.length() && !isGlob(normal.substring(wildcard, wildcard + 1))) {
                wildcard++;
            }
            return normal.substring(0, normal.lastIndexOf('/', wildcard) + 1);
        }

        /** Returns the pattern with slashes, and without what makes no difference. */
        String normal() {
            String normal = pattern.strip().replace('\\', '/');
            while (normal.startsWith("./")) {
                normal = normal.substring(2);
            }
            if (normal.equals(".")) {
                return "";
            }
            return normal.length() > 1 && normal.endsWith("/") ? normal.substring(0, normal.length() - 1) : normal;
        }

        /** Returns what tells of a script, relative to the same directory, whether this folder or glob has it. */
        Predicate<String> covers() {
            String normal = normal();
            if (isGlob(pattern)) {
                String glob = platform(normal);
                return script -> SelectorUtils.matchPath(glob, platform(script));
            }
            String folder = normal.isEmpty() ? "" : normal + "/";
            return script -> script.startsWith(folder);
        }

        private static String platform(String path) {
            return path.replace('/', File.separatorChar);
        }
    }

    static Ordering of(String origin, List<String> patterns) {
        return new Ordering(
                origin,
                patterns.stream()
                        .map(pattern -> new Entry(pattern, Options.NONE, Place.file(origin)))
                        .toList(),
                Unlisted.ERROR,
                false);
    }
}
