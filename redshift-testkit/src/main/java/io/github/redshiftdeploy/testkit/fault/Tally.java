package io.github.redshiftdeploy.testkit.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What many trials showed together.
 *
 * @param <F> what goes wrong
 */
public final class Tally<F> {
    private final long seed;
    private final Function<F, Enum<?>> kind;
    private final long begun = System.nanoTime();
    private final List<Verdict<F>> verdicts = new ArrayList<>();
    private String planned = "";

    public Tally(long seed, Function<F, Enum<?>> kind) {
        this.seed = seed;
        this.kind = kind;
    }

    /** Says what a deployment is without a fault. */
    public synchronized void planned(String undisturbed) {
        planned = undisturbed;
    }

    public synchronized void add(Verdict<F> verdict) {
        verdicts.add(verdict);
    }

    /** Returns what was not as it should be, with the seed and the faults that show it again. */
    public synchronized List<String> problems() {
        return verdicts.stream()
                .flatMap(verdict -> verdict.problems().stream()
                        .map(problem -> "seed " + seed + ", " + verdict.faults() + ": " + problem))
                .toList();
    }

    /** Returns how many faults happened. */
    public synchronized int happened() {
        return sum(verdict -> verdict.faults().size());
    }

    private int sum(ToIntFunction<Verdict<F>> figure) {
        return verdicts.stream().mapToInt(figure).sum();
    }

    /** Tells the figures. */
    @Override
    public synchronized String toString() {
        Map<Enum<?>, Long> kinds = verdicts.stream()
                .flatMap(verdict -> verdict.faults().stream())
                .collect(Collectors.groupingBy(
                        kind, () -> new TreeMap<>(Comparator.comparingInt(Enum::ordinal)), Collectors.counting()));
        return "seed " + seed + ": " + happened() + " faults in " + verdicts.size() + " deployments and "
                + (sum(Verdict::attempts) - verdicts.size()) + " that resumed them, "
                + (System.nanoTime() - begun) / 1_000_000_000 + " s\nundisturbed: " + planned + "\n" + kinds + "\n"
                + sum(verdict -> verdict.survived() ? 1 : 0) + " deployments succeeded all the same, "
                + sum(Verdict::unknown) + " did not know what was committed, " + sum(Verdict::decisions)
                + " asked for a decision, " + sum(Verdict::unlocked) + " left their lease\n"
                + problems().size()
                + " problems";
    }
}
