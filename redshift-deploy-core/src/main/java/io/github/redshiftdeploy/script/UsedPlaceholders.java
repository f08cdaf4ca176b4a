package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.PlaceholderSyntax;
import io.github.redshiftdeploy.config.ScriptConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out which placeholders may be used, of those whose values have to be asked for. */
public final class UsedPlaceholders {

    private UsedPlaceholders() {}

    /**
     * Returns those of some names that stand as placeholders in the scripts, in comments too. What is wrong with the
     * choice and the order of the scripts is left to who checks them.
     */
    public static Set<String> of(ScriptConfig config, Collection<String> names) throws IOException {
        Set<String> used = new LinkedHashSet<>();
        boolean any = config.replacePlaceholders() && config.placeholderSyntax() == PlaceholderSyntax.DOLLAR;
        if (!any || names.isEmpty()) {
            return used;
        }
        List<Script> scripts = Discovery.discover(config, mistake -> {}).scripts();
        ParallelMap.map(scripts, Script::name, script -> used(script, names)).forEach(used::addAll);
        return used;
    }

    private static List<String> used(Script script, Collection<String> names) throws IOException {
        String text = text(script.text());
        return text.contains("${")
                ? names.stream()
                        .filter(name -> text.contains("${" + name + "}"))
                        .toList()
                : List.of();
    }

    private static String text(ScriptText script) throws IOException {
        try (InputStream text = script.open()) {
            return new String(text.readAllBytes(), script.encoding());
        }
    }
}
