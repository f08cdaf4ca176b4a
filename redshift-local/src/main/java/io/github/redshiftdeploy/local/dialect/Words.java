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
 * @param needed those of the places that no operator can take
 */
record Words(List<List<String>> places, List<List<String>> needed) {
    /** There are as many as this package writes down, and each is looked for at every token. */
    private static final Map<String, Words> KNOWN = new ConcurrentHashMap<>();

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern BAR = Pattern.compile("\\|");

    static Words of(String words) {
        Words known = KNOWN.get(words);
        return known == null ? KNOWN.computeIfAbsent(words, Words::parse) : known;
    }

    private static Words parse(String words) {
        List<List<String>> places = SPACE.splitAsStream(words)
                .map(place -> BAR.splitAsStream(place).toList())
                .toList();
        return new Words(
                places,
                places.stream()
                        .filter(place -> place.stream().allMatch(word -> Character.isLetter(word.charAt(0))))
                        .toList());
    }

    /** Tells whether each place can be taken by a word of a text, or by an operator. */
    boolean canBeAmong(Set<String> vocabulary) {
        // No streams: each statement is asked for some sixty of these.
        for (List<String> place : needed) {
            if (!isAnyOf(place, vocabulary)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAnyOf(List<String> place, Set<String> vocabulary) {
        for (String word : place) {
            if (vocabulary.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
