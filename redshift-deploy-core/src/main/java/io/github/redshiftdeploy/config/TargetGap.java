package io.github.redshiftdeploy.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says which targets have a value for a placeholder, and which of those that count do not.
 *
 * @param without the targets without a value
 * @param with the targets with one
 */
public record TargetGap(List<String> without, List<String> with) {

    /** Copies the lists. */
    public TargetGap {
        without = List.copyOf(without);
        with = List.copyOf(with);
    }

    /** Returns the targets without a value, for a message: {@code target 'prod'}. */
    public String missing() {
        return words(without);
    }

    /** Returns what to do about it. */
    public String remedy() {
        return "set it under <placeholders> of " + (without.size() == 1 ? "that target" : "those targets")
                + ", or of all of them; " + words(with) + (with.size() == 1 ? " has one" : " have one");
    }

    private static String words(List<String> targets) {
        String names = targets.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return (targets.size() == 1 ? "target " : "targets ") + names;
    }
}
