package io.github.redshiftdeploy.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a database is written as SQL.
 *
 * @param schemas the names of the schemas; none for all but the system's, external ones and the history's
 * @param directory the folder in the project that the files are written to; null for one among the reports
 */
public record DumpConfig(List<String> schemas, @Nullable Path directory) {

    /** Copies the list. */
    public DumpConfig {
        schemas = List.copyOf(schemas);
    }

    static DumpConfig of(Settings settings) {
        return new DumpConfig(
                settings.list("schemas"),
                settings.text("dumpDirectory").map(Path::of).orElse(null));
    }
}
