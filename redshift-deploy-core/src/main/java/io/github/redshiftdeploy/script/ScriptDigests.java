package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Scripts that are read for their checksums alone, which takes a fraction of the time that the checks take. */
public final class ScriptDigests {

    private ScriptDigests() {}

    /** Returns the contents of scripts, in their order; nothing when one of them has a mistake where it begins. */
    public static Optional<List<ScriptDigest>> read(List<Script> scripts, ScriptConfig config) throws IOException {
        List<Optional<ScriptDigest>> read =
                ParallelMap.map(scripts, Script::name, script -> ScriptDigest.read(script, config));
        return read.stream().allMatch(Optional::isPresent)
                ? Optional.of(read.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    /**
     * Returns what tells whether the same scripts are chosen, in the same order, of whatever target they are asked: the
     * SHA-256 of a line for each, with its checksum and its path. It is what {@code sha256sum *.sql | sha256sum} prints
     * where all lines end in LF.
     */
    public static String ofAll(ScriptConfig config) throws IOException {
        List<Script> scripts = Discovery.discover(config.within(config.scope().ofAll()));
        List<String> lines = ParallelMap.map(
                scripts, Script::name, script -> checksum(script, config) + "  " + script.name() + "\n");
        MessageDigest digest = Sha256.digest();
        lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String checksum(Script script, ScriptConfig config) throws IOException {
        try (ScriptReader reader = new ScriptReader(script, config, mistake -> {})) {
            reader.skip();
            return reader.checksum();
        }
    }
}
