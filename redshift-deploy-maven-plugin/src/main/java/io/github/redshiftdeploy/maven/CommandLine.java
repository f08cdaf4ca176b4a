package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The properties that were given on the command line. Maven ignores one that no goal has; with a mistyped
 * {@code redshift.target} that would be the wrong database.
 */
final class CommandLine {

    static final String PREFIX = "redshift.";
    static final String PLACEHOLDERS = "redshift.placeholders.";
    static final String RULES = "redshift.rules.";

    /** Others use this prefix too: only what resembles one of ours is refused. */
    private static final String SQL = "sql.";

    private CommandLine() {}

    /** Returns the properties of ours that no goal of the plugin has. */
    static List<Diagnostic> unknown(Properties given, PluginDescriptor plugin) {
        Set<String> known = properties(plugin);
        return given.keySet().stream()
                .map(Object::toString)
                .filter(name -> !known.contains(name) && isMeantForUs(name, known))
                .sorted()
                .map(name -> unknown(name, known))
                .toList();
    }

    /**
     * Returns the properties that only the goal {@code plan} has, where no plan was called: who gives one to a
     * deployment does not want to deploy.
     *
     * @param called the goals and phases of the command line
     */
    static List<Diagnostic> forPlan(Properties given, PluginDescriptor plugin, List<String> called) {
        if (called.stream().anyMatch(goal -> goal.matches("(.*:)?plan(@.*)?"))) {
            return List.of();
        }
        Set<String> planned = properties(plugin.getMojo("plan"));
        planned.removeAll(properties(plugin.getMojo("execute")));
        planned.retainAll(given.stringPropertyNames());
        return planned.stream()
                .map(name -> Diagnostic.error(
                                ConfigCode.UNKNOWN_PROPERTY,
                                "'" + name + "' is of the goal 'plan', and 'execute' would deploy")
                        .help("call redshift-deploy:plan, or remove it"))
                .toList();
    }

    private static boolean isMeantForUs(String name, Set<String> known) {
        if (name.startsWith(SQL)) {
            return Suggestion.of(name, known).isPresent();
        }
        return name.startsWith(PREFIX) && !name.startsWith(PLACEHOLDERS) && !name.startsWith(RULES);
    }

    private static Diagnostic unknown(String name, Set<String> known) {
        return Diagnostic.error(ConfigCode.UNKNOWN_PROPERTY, "there is no property '" + name + "'")
                .help(meant(name, known)
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("'redshift-deploy:help -Ddetail' lists the properties"));
    }

    /** The two properties without our prefix are easily given one. */
    private static Optional<String> meant(String name, Set<String> known) {
        String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        return Stream.of(bare, SQL + bare).filter(known::contains).findFirst().or(() -> Suggestion.of(name, known));
    }

    private static Set<String> properties(PluginDescriptor plugin) {
        Set<String> properties = new TreeSet<>();
        plugin.getMojos().forEach(goal -> properties.addAll(properties(goal)));
        return properties;
    }

    private static Set<String> properties(MojoDescriptor goal) {
        Set<String> properties = new TreeSet<>();
        for (Parameter parameter : goal.getParameters()) {
            String expression = parameter.getExpression();
            if (expression != null && (expression.startsWith("${" + PREFIX) || expression.startsWith("${" + SQL))) {
                properties.add(expression.substring(2, expression.length() - 1));
            }
        }
        return properties;
    }
}
