package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What tells whether a script is still the same.
 *
 * @param script as its leading comments describe it
 * @param checksum the SHA-256 of its text, with line ends made equal
 */
public record ScriptDigest(Script script, String checksum) {

    /** Reads a script without looking for its statements; nothing when there is a mistake where it begins. */
    public static Optional<ScriptDigest> read(Script script, ScriptConfig config) throws IOException {
        List<Diagnostic> mistakes = new ArrayList<>();
        try (ScriptReader reader = new ScriptReader(script, config, mistakes::add)) {
            reader.next();
            Script described = reader.script();
            reader.skip();
            return mistakes.isEmpty() ? Optional.of(new ScriptDigest(described, reader.checksum())) : Optional.empty();
        }
    }
}
