package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /** Returns what was not as it should be, with the seed and the fault that show it again. */
    public synchronized List<String> problems() {
        return verdicts.stream()
                .flatMap(verdict -> verdict.problems().stream()
                        .map(problem -> "seed " + seed + ", " + verdict.fault() + ": " + problem))
                .toList();
    }

    /** Returns how many faults happened. */
    public synchronized int happened() {
        return (int) verdicts.stream().filter(Verdict::happened).count();
    }

    /** Tells the figures. */
    @Override
    public synchronized String toString() {
        Map<Kind, Long> kinds = verdicts.stream()
                .filter(Verdict::happened)
                .collect(Collectors.groupingBy(
                        verdict -> verdict.fault().kind(), () -> new EnumMap<>(Kind.class), Collectors.counting()));
        long survived = verdicts.stream()
                .filter(verdict -> verdict.happened() && verdict.survived())
                .count();
        int attempts = verdicts.stream().mapToInt(Verdict::attempts).sum();
        int unlocked = verdicts.stream().mapToInt(Verdict::unlocked).sum();
        int decisions = verdicts.stream().mapToInt(Verdict::decisions).sum();
        int unknown = verdicts.stream().mapToInt(Verdict::unknown).sum();
        return "seed " + seed + ": " + happened() + " faults in " + (System.nanoTime() - begun) / 1_000_000_000
                + " s (undisturbed: " + planned + ")\n" + kinds + "\n" + survived
                + " deployments succeeded all the same, " + (attempts - verdicts.size()) + " more were needed, "
                + unknown + " did not know what was committed, " + decisions + " asked for a decision, "
                + unlocked + " left their lease, "
                + (verdicts.size() - happened()) + " ended before their fault\n"
                + problems().size() + " problems";
    }
}
