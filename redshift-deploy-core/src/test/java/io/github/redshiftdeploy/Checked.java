package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scripts as the checks leave them. */
public final class Checked {

    private Checked() {}

    /** Returns the scripts that are written one after the other, each behind a line {@code -- file: name.sql}. */
    public static List<CheckedScript> scripts(Path root, String text) throws IOException {
        return validation(root, text, Map.of()).scripts();
    }

    /** Returns what is found in such scripts. */
    public static Validation validation(Path root, String text, Map<String, String> properties) throws IOException {
        StringBuilder order = new StringBuilder();
        for (String part : text.split("(?m)^-- file: ", -1)) {
            int end = part.indexOf('\n');
            if (end > 0 && part.startsWith("ordering.yaml")) {
                Files.writeString(root.resolve("ordering.yaml"), part.substring(end + 1));
            } else if (end > 0) {
                String name = part.substring(0, end).strip();
                Files.createDirectories(root.resolve(name).getParent());
                Files.writeString(root.resolve(name), part.substring(end + 1));
                order.append(order.isEmpty() ? "" : ",").append(name);
            }
        }
        Map<String, String> all = new TreeMap<>(properties);
        all.put("path", ".");
        if (!Files.exists(root.resolve("ordering.yaml"))) {
            all.put("order", order.toString());
        }
        return validate(root, new Settings(all));
    }

    private static Validation validate(Path root, Settings settings) throws IOException {
        ScriptConfig scripts = ScriptConfig.of(root, SqlSet.standard(), Map.of(), settings);
        CheckConfig checks = CheckConfig.of(Map.of(), Rule.words(), settings);
        settings.check();
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {}).validate(scripts, checks);
    }
}
