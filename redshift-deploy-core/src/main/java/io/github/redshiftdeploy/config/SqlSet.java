package io.github.redshiftdeploy.config;

import java.util.List;

/**
 * A set of scripts.
 *
 * @param directory where they are, relative to the project
 * @param includes patterns of the scripts, relative to the directory
 * @param excludes patterns of what is left out
 * @param files the order: files, folders and globs relative to the directory; empty for path order
 */
public record SqlSet(String directory, List<String> includes, List<String> excludes, List<String> files) {

    /** Where scripts are when nobody says otherwise. */
    public static final String DEFAULT_DIRECTORY = "src/main/redshift";

    /** Copies the lists; no includes mean every {@code .sql} file. */
    public SqlSet {
        includes = includes.isEmpty() ? List.of("**/*.sql") : List.copyOf(includes);
        excludes = List.copyOf(excludes);
        files = List.copyOf(files);
    }

    /** Returns the set of every script in the default directory, in path order. */
    public static SqlSet standard() {
        return new SqlSet(DEFAULT_DIRECTORY, List.of(), List.of(), List.of());
    }
}
