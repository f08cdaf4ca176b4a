package io.github.redshiftdeploy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds a short text in which something is still so. */
final class Shrink {

    private Shrink() {}

    /** Returns what is left of a text when nothing more can be left out, first tokens and then characters. */
    static String text(String text, Predicate<String> holds) {
        String joined = String.join(" ", Mutations.words(text));
        String shorter = holds.test(joined) ? String.join(" ", parts(Mutations.words(text), " ", holds)) : text;
        return String.join("", parts(List.of(shorter.split("(?!\\p{Cs})")), "", holds));
    }

    private static List<String> parts(List<String> parts, String between, Predicate<String> holds) {
        List<String> shortest = parts;
        for (int size = Math.max(1, parts.size() / 2); size > 0; size /= 2) {
            for (int from = 0; from < shortest.size(); ) {
                List<String> without = new ArrayList<>(shortest);
                without.subList(from, Math.min(from + size, without.size())).clear();
                if (holds.test(String.join(between, without))) {
                    shortest = without;
                } else {
                    from += size;
                }
            }
        }
        return shortest;
    }
}
