package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.check.Baseline;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Tally;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.script.Discovery;
import io.github.redshiftdeploy.script.Facts;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.OutlineReader;
import io.github.redshiftdeploy.script.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The outlines of the scripts in a folder. */
final class Outlines {

    private Outlines() {}

    static List<Outline> in(Path root, Map<String, String> properties) throws IOException {
        Map<String, String> all = new HashMap<>(properties);
        all.put("path", ".");
        ScriptConfig scripts = ScriptConfig.of(root, SqlSet.standard(), Map.of(), new Settings(all));
        List<Outline> outlines = new ArrayList<>();
        for (Script script : Discovery.discover(scripts)) {
            outlines.add(OutlineReader.read(script, scripts, new Facts(), problem -> {}, () -> true));
        }
        return outlines;
    }

    /** Returns scripts that passed the checks, and of which nothing else is known. */
    static List<CheckedScript> checked(List<Outline> outlines) {
        return outlines.stream()
                .map(outline -> new CheckedScript(
                        outline,
                        ScriptEffects.NONE,
                        0,
                        Duration.ZERO,
                        List.of(),
                        Tally.NOTHING,
                        new Baseline.Change(List.of(), List.of())))
                .toList();
    }
}
