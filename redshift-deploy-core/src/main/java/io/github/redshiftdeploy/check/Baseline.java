package io.github.redshiftdeploy.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings that a project lives with: they were there when it began to check, and are not told any more. */
public final class Baseline {

    /** Nothing is accepted. */
    public static final Baseline NONE = new Baseline(List.of());

    private final Map<String, List<Entry>> byScript;
    private final boolean acceptsAll;

    /**
     * Findings of one rule in one statement.
     *
     * @param script the script's name
     * @param rule the rule's name
     * @param statement the statement's fingerprint
     * @param count how many findings there are, in all statements of the script with this fingerprint
     */
    public record Entry(String script, String rule, String statement, int count) {

        private static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::script).thenComparing(Entry::rule).thenComparing(Entry::statement);
    }

    /**
     * What the findings in a script mean for the baseline.
     *
     * @param found what would accept them all; of a script of which nothing is accepted, it is not known
     * @param stale what is accepted and is not there any more
     */
    public record Change(List<Entry> found, List<Entry> stale) {

        /** Copies the lists. */
        public Change {
            found = List.copyOf(found);
            stale = List.copyOf(stale);
        }
    }

    /** Accepts these findings. */
    public Baseline(List<Entry> entries) {
        this(entries.stream().sorted(Entry.ORDER).collect(Collectors.groupingBy(Entry::script)), false);
    }

    private Baseline(Map<String, List<Entry>> byScript, boolean acceptsAll) {
        this.byScript = byScript;
        this.acceptsAll = acceptsAll;
    }

    /** Returns this baseline, but so that whatever else is found is accepted too. */
    public Baseline acceptingAll() {
        return new Baseline(byScript, true);
    }

    boolean acceptsAll() {
        return acceptsAll;
    }

    /** Returns what is accepted, in an order that does not depend on that of the scripts. */
    public List<Entry> entries() {
        return byScript.values().stream()
                .flatMap(List::stream)
                .sorted(Entry.ORDER)
                .toList();
    }

    /**
     * Returns the baseline that accepts what was found in some scripts.
     *
     * @param kept tells of the other scripts, by name, whether what is accepted in them stays so
     */
    public Baseline with(List<CheckedScript> scripts, Predicate<String> kept) {
        Set<String> checked = scripts.stream().map(CheckedScript::name).collect(Collectors.toSet());
        Stream<Entry> others =
                entries().stream().filter(entry -> !checked.contains(entry.script()) && kept.test(entry.script()));
        Stream<Entry> found = scripts.stream().flatMap(script -> script.baseline().found().stream());
        return new Baseline(Stream.concat(others, found).toList());
    }

    /**
     * Returns what is accepted and not there any more.
     *
     * @param kept tells of scripts that were not checked, by name, whether they may be there
     */
    public List<Entry> stale(List<CheckedScript> scripts, Predicate<String> kept) {
        Set<String> checked = scripts.stream().map(CheckedScript::name).collect(Collectors.toSet());
        Stream<Entry> gone =
                entries().stream().filter(entry -> !checked.contains(entry.script()) && !kept.test(entry.script()));
        Stream<Entry> mended = scripts.stream().flatMap(script -> script.baseline().stale().stream());
        return Stream.concat(gone, mended).sorted(Entry.ORDER).toList();
    }

    /** Returns what is accepted in a script. */
    List<Entry> of(String script) {
        return byScript.getOrDefault(script, List.of());
    }
}
