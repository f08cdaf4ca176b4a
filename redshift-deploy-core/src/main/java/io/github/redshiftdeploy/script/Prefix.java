package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.sql.StatementKind;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of the first statements of a script to go on after them.
 *
 * @param statements how many there are
 * @param checksum of those that the history has a checksum of
 * @param last what the last of them is; absent when there are none
 */
public record Prefix(
        int statements, String checksum, @Nullable StatementKind last) {

    /**
     * Reads the beginning of a script.
     *
     * @param statements how many statements to read; a script that has fewer gives those
     * @param covered how many of them the checksum is of
     */
    public static Prefix read(Script script, ScriptConfig config, int statements, int covered) throws IOException {
        StatementsChecksum checksum = new StatementsChecksum();
        StatementKind last = null;
        int number = 0;
        try (ScriptReader reader = new ScriptReader(script, config, problem -> {})) {
            while (number < statements) {
                Optional<ScriptStatement> next = reader.next();
                if (next.isEmpty()) {
                    break;
                }
                number++;
                last = next.get().kind();
                if (number <= covered) {
                    checksum.add(next.get());
                }
            }
        }
        return new Prefix(number, checksum.hex(), last);
    }
}
