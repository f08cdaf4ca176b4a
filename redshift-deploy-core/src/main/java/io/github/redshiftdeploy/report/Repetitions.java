package io.github.redshiftdeploy.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said again and again: the first few times are worth a line, the others a number. */
final class Repetitions {

    private static final int FIRST = 3;

    /** So much of a text tells it from others. */
    private static final int LONGEST = 500;

    /** A server that says so many different things does not repeat itself. */
    private static final int MOST_TEXTS = 1_000;

    private static final int MOST_LINES = 10;

    private final Map<String, Long> times = new LinkedHashMap<>();

    /** Notes that something is said, and tells whether it has not been said often. */
    boolean isNew(String text) {
        String key = Cut.to(LONGEST, alike(text));
        if (times.size() >= MOST_TEXTS && !times.containsKey(key)) {
            return true;
        }
        return times.merge(key, 1L, Long::sum) <= FIRST;
    }

    /** "Already exists, skipping" is the same news of every table. */
    private static String alike(String text) {
        return text.contains("skip") ? text.replaceAll("\"[^\"]*\"", "\"…\"") : text;
    }

    /** Returns a line about each text that was said more often. */
    List<String> counted() {
        Map<String, Long> more = times.entrySet().stream()
                .filter(text -> text.getValue() > FIRST)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue() - FIRST, Long::sum, LinkedHashMap::new));
        long others = more.values().stream()
                .skip(MOST_LINES)
                .mapToLong(Long::longValue)
                .sum();
        return Stream.concat(
                        more.entrySet().stream().limit(MOST_LINES).map(text -> line(text.getValue(), text.getKey())),
                        others == 0 ? Stream.of() : Stream.of(line(others, "other texts")))
                .toList();
    }

    private static String line(long more, String text) {
        return String.format(Locale.ROOT, "%,d", more) + (more == 1 ? " more time: " : " more times: ") + text;
    }
}
