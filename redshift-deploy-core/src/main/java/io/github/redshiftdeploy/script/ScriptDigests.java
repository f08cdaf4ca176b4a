package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import java.io.IOException;
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
}
