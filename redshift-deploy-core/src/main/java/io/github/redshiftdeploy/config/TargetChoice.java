package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
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
    private final List<TargetGroup> groups;
    private final List<String> release;

    /**
     * Makes a choice.
     *
     * @param name what the user calls the target, or several with commas between them; absent when none is chosen
     * @param targets those of the configuration
     * @param groups those of the configuration
     */
    public TargetChoice(@Nullable String name, List<TargetSettings> targets, List<TargetGroup> groups) {
        this(name, targets, groups, List.of());
    }

    private TargetChoice(
            @Nullable String name, List<TargetSettings> targets, List<TargetGroup> groups, List<String> release) {
        this.name = name;
        this.targets = List.copyOf(targets);
        this.groups = List.copyOf(groups);
        this.release = List.copyOf(release);
    }

    /**
     * Returns a choice for each target that is meant, in the order in which they are deployed to.
     *
     * @throws DiagnosticException when a name means nothing, or a target is meant twice
     */
    List<TargetChoice> each() {
        if (!isSeveral()) {
            return List.of(this);
        }
        List<String> all = meant();
        return all.stream()
                .map(one -> new TargetChoice(one, targets, groups, all))
                .toList();
    }

    /** Returns the choice of another target, alone. */
    TargetChoice of(String other) {
        return new TargetChoice(other, targets, groups);
    }

    /** Returns the names of the targets that are meant; none when none is chosen. */
    List<String> meant() {
        if (name == null || !isSeveral()) {
            return name == null ? List.of() : List.of(existing());
        }
        List<String> all = names().resolve(Settings.split(name));
        if (all.isEmpty()) {
            throw new DiagnosticException(
                    Diagnostic.error(ConfigCode.NO_TARGET, "'redshift.target' is '" + name + "', which names no target")
                            .help("choose one or more: " + names().all()));
        }
        return all;
    }

    /** Tells whether a list or a group is chosen, however many targets it means. */
    private boolean isSeveral() {
        return name != null && (name.contains(",") || names().isGroup(name));
    }

    /** Returns the names of several targets that are wanted together, though they may be wrong; none when it is one. */
    public List<String> wantedTogether() {
        if (name == null || !isSeveral()) {
            return List.of();
        }
        try {
            List<String> all = meant();
            return all.size() == 1 ? List.of() : all;
        } catch (DiagnosticException e) {
            return Settings.split(name);
        }
    }

    /** Returns the targets that are deployed to together with this one, itself included; empty when it is alone. */
    List<String> release() {
        return release;
    }

    /** Returns the names of the configuration. */
    TargetNames names() {
        return new TargetNames(targets.stream().map(TargetSettings::name).toList(), groups);
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

    /** Returns the option of the command line that chooses this target alone; nothing where none is chosen. */
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
                    .help("choose one with -Dredshift.target: " + names().all()));
        }
        settings.putAll(commandLine);
        return settings;
    }

    /** Returns the name of the target, which must be one. */
    private String existing() {
        return name == null || isLocal() ? name() : chosen(name).name();
    }

    /** Returns the placeholders of each target. */
    Map<String, Map<String, String>> placeholders() {
        Map<String, Map<String, String>> placeholders = new LinkedHashMap<>();
        targets.forEach(target -> placeholders.put(target.name(), target.placeholders()));
        return placeholders;
    }

    private TargetSettings chosen(String wanted) {
        List<TargetSettings> found =
                targets.stream().filter(target -> target.name().equals(wanted)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new DiagnosticException(found.isEmpty() ? names().unknown(wanted) : TargetNames.ambiguous(wanted));
    }

    /** Tells whether settings say which database is meant. */
    static boolean named(Predicate<String> present) {
        return present.test("host") || Access.SETTINGS.stream().anyMatch(present);
    }
}
