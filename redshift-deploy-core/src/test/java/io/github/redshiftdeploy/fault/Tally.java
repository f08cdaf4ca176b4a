package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What many trials showed together. */
public final class Tally {
    private final long seed;
    private final long begun = System.nanoTime();
    private final List<Verdict> verdicts = new ArrayList<>();
    private String planned = "";

    Tally(long seed) {
        this.seed = seed;
    }

    synchronized void planned(List<Undisturbed> expected) {
        planned = expected.stream()
                .map(one -> one.messages() + " messages, " + one.roundTrips() + " round trips, "
                        + one.statements().size() + " statements")
                .collect(Collectors.joining("; "));
    }

    synchronized void add(Verdict verdict) {
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

    private int sum(ToIntFunction<Verdict> figure) {
        return verdicts.stream().mapToInt(figure).sum();
    }

    /** Tells the figures. */
    @Override
    public synchronized String toString() {
        Map<Kind, Long> kinds = verdicts.stream()
                .flatMap(verdict -> verdict.faults().stream())
                .collect(Collectors.groupingBy(Fault::kind, () -> new EnumMap<>(Kind.class), Collectors.counting()));
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
