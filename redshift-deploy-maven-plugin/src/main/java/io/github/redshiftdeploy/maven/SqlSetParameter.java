package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.SqlSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <sqlSet>}: a set of scripts, and their order. */
public final class SqlSetParameter {

    /** Where the scripts are, relative to the project. */
    private String directory = SqlSet.DEFAULT_DIRECTORY;

    /** Patterns of the scripts, relative to the directory. */
    private @Nullable List<String> includes;

    /** Patterns of what is left out. */
    private @Nullable List<String> excludes;

    /** The order: files, folders and globs relative to the directory. */
    private @Nullable List<String> files;

    SqlSet set() {
        return new SqlSet(directory, orNone(includes), orNone(excludes), orNone(files));
    }

    private static List<String> orNone(@Nullable List<String> patterns) {
        return patterns == null ? List.of() : patterns;
    }
}
