package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.script.Content;
import io.github.redshiftdeploy.script.Script;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Scripts that are read for their checksums alone, which takes a fraction of the time that the checks take. */
public final class Contents {

    private Contents() {}

    /** Returns the contents of scripts, in their order; nothing when one of them has a mistake where it begins. */
    public static Optional<List<Content>> read(List<Script> scripts, ScriptConfig config) throws IOException {
        List<Optional<Content>> read = InOrder.map(scripts, Script::name, script -> Content.read(script, config));
        return read.stream().allMatch(Optional::isPresent)
                ? Optional.of(read.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }
}
