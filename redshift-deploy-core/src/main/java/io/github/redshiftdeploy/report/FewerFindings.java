package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.CheckCode;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.diagnostic.Code;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found in scripts, as much of it as people read: what is alike is counted after the first few. */
public final class FewerFindings {

    private static final int FIRST = 3;
    private static final int MOST_LINES = 10;
    private static final int MOST_RULES = 6;

    private FewerFindings() {}

    /** Findings that are alike; what is no rule is told each time, for the next mistake is another one. */
    private record Kind(Code code, @Nullable String path) {}

    /** Returns the findings, of each rule the first few in a file. */
    public static List<Diagnostic> inFiles(List<Diagnostic> findings) {
        Predicate<Diagnostic> counted = finding -> finding.code() instanceof Rule;
        return shorten(findings, counted, true);
    }

    /** Returns the findings of a validation, of each rule the first few in a file. */
    public static List<Diagnostic> inFiles(Validation validation) {
        return inFiles(validation.findings());
    }

    /**
     * Returns what a deployment says of the scripts that it is about to run: the warnings of rules in one line, which
     * name nothing that stops it or that it does otherwise, and of everything else the first few of a kind.
     */
    public static List<Diagnostic> beforeDeployment(Validation validation) {
        List<Diagnostic> warnings = validation.warnings();
        List<Diagnostic> others =
                warnings.stream().filter(warning -> !isStyle(warning)).toList();
        List<Diagnostic> shown = new ArrayList<>(shorten(others, warning -> true, false));
        int style = validation.tally().warnings() - others.size();
        if (style > 0) {
            shown.add(Diagnostic.warning(
                    CheckCode.TOO_MANY,
                    Console.count(style, "warning") + ": " + rules(warnings, style)
                            + "; mvn redshift-deploy:validate shows " + (style == 1 ? "it" : "them")));
        }
        return shown;
    }

    private static boolean isStyle(Diagnostic warning) {
        return warning.code() instanceof Rule || warning.code() == CheckCode.TOO_MANY;
    }

    /** Names the rules, the most frequent first; a script with very many warnings does not tell of which they are. */
    private static String rules(List<Diagnostic> warnings, int all) {
        Map<String, Integer> counts = new TreeMap<>();
        warnings.stream()
                .filter(warning -> warning.code() instanceof Rule)
                .forEach(warning -> counts.merge(Words.of(warning.code()), 1, Integer::sum));
        List<Map.Entry<String, Integer>> most = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_RULES)
                .toList();
        int named = most.stream().mapToInt(Map.Entry::getValue).sum();
        List<String> words = new ArrayList<>();
        most.forEach(rule -> words.add(Console.number(rule.getValue()) + " " + rule.getKey()));
        if (named < all) {
            words.add(Console.count(all - named, "other"));
        }
        return String.join(", ", words);
    }

    private static List<Diagnostic> shorten(List<Diagnostic> all, Predicate<Diagnostic> counted, boolean byFile) {
        List<List<Diagnostic>> groups = new ArrayList<>();
        Map<Kind, List<Diagnostic>> kinds = new LinkedHashMap<>();
        for (Diagnostic each : all) {
            if (!counted.test(each)) {
                groups.add(List.of(each));
                continue;
            }
            Kind kind = new Kind(each.code(), byFile ? path(each) : null);
            List<Diagnostic> alike = kinds.computeIfAbsent(kind, key -> new ArrayList<>());
            if (alike.size() < FIRST) {
                groups.add(List.of(each));
            } else if (alike.size() == FIRST) {
                groups.add(alike);
            }
            alike.add(each);
        }
        return groups.stream()
                .map(group -> group.size() == 1 ? group.get(0) : rest(group, byFile))
                .toList();
    }

    private static @Nullable String path(Diagnostic finding) {
        return finding.place() == null ? null : finding.place().path();
    }

    /** Stands for those of a group that come after its first few; a single one stands for itself. */
    private static Diagnostic rest(List<Diagnostic> group, boolean byFile) {
        List<Diagnostic> rest = group.subList(FIRST, group.size());
        Diagnostic next = rest.get(0);
        if (rest.size() == 1) {
            return next;
        }
        String more = Console.number(rest.size()) + " more of '" + Words.of(next.code()) + "'";
        if (!byFile) {
            return new Diagnostic(next.severity(), next.code(), null, more, List.of(), null);
        }
        Place file = next.place() == null ? null : Place.file(next.place().path());
        return new Diagnostic(next.severity(), next.code(), file, more + lines(rest), List.of(), null);
    }

    private static String lines(List<Diagnostic> findings) {
        List<String> lines = findings.stream()
                .map(Diagnostic::place)
                .filter(Objects::nonNull)
                .map(place -> Integer.toString(place.line()))
                .distinct()
                .toList();
        String first = lines.stream().limit(MOST_LINES).collect(Collectors.joining(", "));
        return (lines.size() == 1 ? ", in line " : ", in lines ") + first + (lines.size() > MOST_LINES ? ", …" : "");
    }
}
