package io.github.redshiftdeploy.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the statements of a kind begin, such as <code>CREATE [OR REPLACE] PROCEDURE</code>.
 *
 * <p>A capital word stands for itself, {@code A|B} for one of several, <code>[X Y]</code> for words that may be left
 * out, {@code *} for any number of tokens and {@code name} for a name of up to three parts, with {@code IF EXISTS} or
 * {@code IF NOT EXISTS} before it.
 */
final class KindPattern {

    private final List<String> parts;

    KindPattern(String pattern) {
        parts = List.of(pattern.replace("[", "[ ").replace("]", " ]").split(" "));
    }

    /** Returns the words that a statement of this kind can begin with. */
    List<String> firstWords() {
        return List.of(parts.get(0).split("\\|"));
    }

    /** Returns how much the pattern says: the more, the earlier it is tried. */
    int weight() {
        return (int) parts.stream().filter(part -> !part.equals("*")).count();
    }

    boolean matches(Head head) {
        return matches(head, 0, 0);
    }

    private boolean matches(Head head, int part, int word) {
        if (part == parts.size()) {
            return true;
        }
        return switch (parts.get(part)) {
            case "[" -> matchesOptional(head, part, word);
            case "]" -> matches(head, part + 1, word);
            case "*" -> matchesAny(head, part, word);
            case "name" -> {
                int after = afterName(head, word);
                yield after > word && matches(head, part + 1, after);
            }
            default -> isOneOf(parts.get(part), head.word(word)) && matches(head, part + 1, word + 1);
        };
    }

    private boolean matchesOptional(Head head, int part, int word) {
        int close = part;
        while (!parts.get(close).equals("]")) {
            close++;
        }
        return matches(head, part + 1, word) || matches(head, close + 1, word);
    }

    private boolean matchesAny(Head head, int part, int word) {
        for (int at = word; head.word(at) != null; at++) {
            if (matches(head, part + 1, at)) {
                return true;
            }
        }
        return false;
    }

    private static int afterName(Head head, int word) {
        int at = word;
        if ("IF".equals(head.word(at))) {
            at += "NOT".equals(head.word(at + 1)) ? 3 : 2;
        }
        if (head.word(at) == null) {
            return word;
        }
        at++;
        while (".".equals(head.word(at))) {
            at += 2;
        }
        return at;
    }

    private static boolean isOneOf(String alternatives, @Nullable String word) {
        return word != null && ("|" + alternatives + "|").contains("|" + word + "|");
    }
}
