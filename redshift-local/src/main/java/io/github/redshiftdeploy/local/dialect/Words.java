package io.github.redshiftdeploy.local.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Words in a row: {@code "FROM|TO x"} is one of two words and then another.
 *
 * @param places the words that may stand at each place
 */
record Words(List<List<String>> places) {
    /** There are as many as this package writes down, and each is looked for at every token. */
    private static final Map<String, Words> KNOWN = new ConcurrentHashMap<>();

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern BAR = Pattern.compile("\\|");

    static Words of(String words) {
        return KNOWN.computeIfAbsent(words, Words::parse);
    }

    private static Words parse(String words) {
        return new Words(SPACE.splitAsStream(words)
                .map(place -> BAR.splitAsStream(place).toList())
                .toList());
    }

    /** Tells whether each place can be taken by a word of a text, or by an operator. */
    boolean canBeAmong(Set<String> vocabulary) {
        return places.stream()
                .allMatch(place -> place.stream()
                        .anyMatch(word -> !Character.isLetter(word.charAt(0)) || vocabulary.contains(word)));
    }
}
