package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the settings of a target together: the command line over the chosen target over the goal's own parameters. */
public final class TargetChoice {

    /** The target that is always there: the embedded stand-in. */
    static final String LOCAL = "local";

    private final @Nullable String name;
    private final List<TargetSettings> targets;

    /**
     * Makes a choice.
     *
     * @param name what the user calls the target; absent when none is chosen
     * @param targets those of the configuration
     */
    public TargetChoice(@Nullable String name, List<TargetSettings> targets) {
        this.name = name;
        this.targets = List.copyOf(targets);
    }

    /** Tells whether a target is chosen. */
    boolean isMade() {
        return name != null;
    }

    /** Returns what people call the target. */
    public String name() {
        return name == null ? "default" : name;
    }

    /** Tells whether the stand-in is meant; a target of that name in the POM is meant instead when there is one. */
    public boolean isLocal() {
        return LOCAL.equals(name)
                && targets.stream().noneMatch(target -> target.name().equals(LOCAL));
    }

    /** Tells whether there are targets and none of them is chosen, nor a database in another way. */
    boolean isOpen(Map<String, String> parameters) {
        return name == null && !targets.isEmpty() && !named(parameters::containsKey);
    }

    /** Returns the option of the command line that chooses the target; nothing where none is chosen. */
    public List<String> option() {
        return name == null ? List.of() : List.of("-Dredshift.target=" + name);
    }

    /**
     * Returns the settings of the target.
     *
     * @param parameters those of the goal
     * @param commandLine those of the command line, which win
     */
    public Map<String, String> settings(Map<String, String> parameters, Map<String, String> commandLine) {
        Map<String, String> settings = new TreeMap<>(parameters);
        if (name != null && !isLocal()) {
            settings.putAll(chosen(name).settings());
        } else if (isOpen(parameters)) {
            throw new DiagnosticException(Diagnostic.error(ConfigCode.NO_TARGET, "no target is chosen")
                    .help("choose one with -Dredshift.target: " + names()));
        }
        settings.putAll(commandLine);
        return settings;
    }

    /** Returns the name of the target, which must be one. */
    String existing() {
        return name == null || isLocal() ? name() : chosen(name).name();
    }

    /** Returns the placeholders of each target. */
    Map<String, Map<String, String>> placeholders() {
        Map<String, Map<String, String>> placeholders = new LinkedHashMap<>();
        targets.forEach(target -> placeholders.put(target.name(), target.placeholders()));
        return placeholders;
    }

    private TargetSettings chosen(String wanted) {
        return targets.stream()
                .filter(target -> target.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new DiagnosticException(unknown(wanted)));
    }

    private Diagnostic unknown(String wanted) {
        Diagnostic problem = Diagnostic.error(ConfigCode.UNKNOWN_TARGET, "there is no target '" + wanted + "'");
        return problem.help(
                Suggestion.of(wanted, targets.stream().map(TargetSettings::name).toList())
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("targets are " + names()));
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        targets.forEach(target -> names.append(target.name()).append(", "));
        return names.append(LOCAL).toString();
    }

    /** Tells whether settings say which database is meant. */
    static boolean named(Predicate<String> present) {
        return present.test("host") || Access.SETTINGS.stream().anyMatch(present);
    }
}
