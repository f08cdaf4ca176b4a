package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names of the configuration: those of targets, and those of groups of them.
 *
 * @param targets the names of the targets, in the order of the configuration
 * @param groups the groups
 */
public record TargetNames(List<String> targets, List<TargetGroup> groups) {

    /** Copies the lists. */
    public TargetNames {
        targets = List.copyOf(targets);
        groups = List.copyOf(groups);
    }

    /** Tells whether a name is that of a group. */
    boolean isGroup(String name) {
        return groups.stream().anyMatch(group -> group.name().equals(name));
    }

    /**
     * Returns the targets that names mean, each once and in the order in which they are named.
     *
     * @throws DiagnosticException with each name that means nothing, and each target that is meant twice
     */
    public List<String> resolve(List<String> names) {
        Resolution resolution = new Resolution();
        resolution.addUnusable();
        names.forEach(name -> resolution.add(name, new LinkedHashSet<>()));
        if (!resolution.mistakes.isEmpty()) {
            throw new DiagnosticException(resolution.mistakes);
        }
        return List.copyOf(resolution.found);
    }

    /** Returns the problem that nothing has a name. */
    public Diagnostic unknown(String wanted) {
        Set<String> known = new LinkedHashSet<>(targets);
        groups.forEach(group -> known.add(group.name()));
        Diagnostic problem = Diagnostic.error(ConfigCode.UNKNOWN_TARGET, "there is no target '" + wanted + "'");
        return problem.help(Suggestion.of(wanted, known)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("targets are " + all()));
    }

    /** Returns all names, those of groups too, for a message. */
    String all() {
        List<String> names = new ArrayList<>(targets);
        groups.forEach(group -> names.add(group.name()));
        names.add(TargetChoice.LOCAL);
        return String.join(", ", names);
    }

    /** Finds the targets behind names. */
    private final class Resolution {

        private final Set<String> found = new LinkedHashSet<>();
        private final Set<String> twice = new TreeSet<>();
        private final List<Diagnostic> mistakes = new ArrayList<>();

        /** A name with a comma in it would be read as two. */
        private void addUnusable() {
            Stream.concat(targets.stream(), groups.stream().map(TargetGroup::name))
                    .filter(name -> name.contains(","))
                    .map(name -> wrong("the name '" + name + "' has a comma in it, which stands between names")
                            .help("give it another name"))
                    .forEach(mistakes::add);
        }

        /**
         * Adds what a name means.
         *
         * @param within the groups that this one is a member of, the outermost first
         */
        private void add(String name, Set<String> within) {
            boolean target = targets.contains(name) || (name.equals(TargetChoice.LOCAL) && !isGroup(name));
            if (target && isGroup(name)) {
                mistakes.add(wrong("'" + name + "' is the name of a target and of a group")
                        .help("give the group another name"));
            } else if (Collections.frequency(targets, name) > 1
                    || groups.stream()
                                    .filter(group -> group.name().equals(name))
                                    .count()
                            > 1) {
                mistakes.add(ambiguous(name));
            } else if (target) {
                addTarget(name);
            } else if (!within.contains(name)) {
                groups.stream()
                        .filter(group -> group.name().equals(name))
                        .findFirst()
                        .ifPresentOrElse(group -> add(group, within), () -> mistakes.add(unknown(name)));
            } else {
                mistakes.add(wrong("the group '" + name + "' contains itself" + through(name, within))
                        .help("remove '" + name + "' from the members of its own group"));
            }
        }

        private void addTarget(String name) {
            if (!found.add(name) && twice.add(name)) {
                mistakes.add(wrong("the target '" + name + "' is meant twice").help("name it once, or one group"));
            }
        }

        private void add(TargetGroup group, Set<String> within) {
            if (group.members().isEmpty()) {
                mistakes.add(wrong("the group '" + group.name() + "' has no members")
                        .help("name its targets: <targets>" + example() + "</targets>"));
            }
            Set<String> inside = new LinkedHashSet<>(within);
            inside.add(group.name());
            group.members().forEach(member -> add(member, inside));
        }

        private String example() {
            return targets.isEmpty() ? "prod-eu,prod-us" : String.join(",", targets);
        }

        private static String through(String name, Set<String> within) {
            List<String> between = within.stream()
                    .dropWhile(group -> !group.equals(name))
                    .skip(1)
                    .map(group -> "'" + group + "'")
                    .toList();
            return between.isEmpty() ? "" : " through " + String.join(", ", between);
        }
    }

    /** Returns the problem that several have a name. */
    static Diagnostic ambiguous(String name) {
        return wrong("'" + name + "' is the name of more than one").help("give each of them a name of its own");
    }

    private static Diagnostic wrong(String what) {
        return Diagnostic.error(ConfigCode.WRONG_TARGETS, what);
    }
}
