package io.github.redshiftdeploy.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the statements of every kind begin: a tree of words, in which the longest way that a statement can go leads to
 * its kind.
 *
 * <p>A kind is added with a pattern such as <code>CREATE [OR REPLACE] PROCEDURE</code>. A capital word stands for
 * itself, {@code A|B} for one of several, <code>[X Y]</code> for words that may be left out, {@code *} for any number
 * of tokens and {@code name} for a name of up to three parts, with {@code IF EXISTS} or {@code IF NOT EXISTS} before
 * it.
 */
final class KindTree {

    private final List<String> words = new ArrayList<>();
    private int[] keys = {};
    private final List<KindTree> afterWords = new ArrayList<>();
    private @Nullable KindTree afterName;
    private @Nullable KindTree afterAnything;
    private @Nullable StatementKind kind;

    void add(String pattern, StatementKind added) {
        add(List.of(pattern.replace("[", "[ ").replace("]", " ]").split(" ")), added);
    }

    private void add(List<String> parts, StatementKind added) {
        if (parts.isEmpty()) {
            kind = added;
            return;
        }
        List<String> rest = parts.subList(1, parts.size());
        switch (parts.get(0)) {
            case "[" -> {
                add(rest, added);
                add(rest.subList(rest.indexOf("]") + 1, rest.size()), added);
            }
            case "]" -> add(rest, added);
            case "*" -> {
                afterAnything = afterAnything == null ? new KindTree() : afterAnything;
                afterAnything.add(rest, added);
            }
            case "name" -> {
                afterName = afterName == null ? new KindTree() : afterName;
                afterName.add(rest, added);
            }
            default -> {
                for (String word : List.of(parts.get(0).split("\\|"))) {
                    afterWord(word).add(rest, added);
                }
            }
        }
    }

    private KindTree afterWord(String word) {
        if (!words.contains(word)) {
            words.add(word);
            keys = Arrays.copyOf(keys, words.size());
            keys[words.size() - 1] = LeadingWords.key(word);
            afterWords.add(new KindTree());
        }
        return afterWords.get(words.indexOf(word));
    }

    /** Returns the words that a statement can begin with. */
    Set<String> firstWords() {
        return new TreeSet<>(words);
    }

    /** Returns the kind of a statement, from one of its tokens on; null when there is no way for it here. */
    @Nullable
    StatementKind find(LeadingWords head, int token) {
        StatementKind found = null;
        int word = indexOf(head, token);
        if (word >= 0) {
            found = afterWords.get(word).find(head, token + 1);
        }
        if (found == null && afterName != null) {
            found = afterName.find(head, endOfName(head, token));
        }
        if (afterAnything != null) {
            for (int at = token; found == null && head.has(at); at++) {
                found = afterAnything.find(head, at);
            }
        }
        return found == null ? kind : found;
    }

    private int indexOf(LeadingWords head, int token) {
        int key = head.key(token);
        int index = keys.length - 1;
        while (index >= 0 && !(keys[index] == key && head.is(token, words.get(index)))) {
            index--;
        }
        return index;
    }

    private static int endOfName(LeadingWords head, int token) {
        int at = token;
        if (head.is(at, "IF")) {
            at += head.is(at + 1, "NOT") ? 3 : 2;
        }
        at++;
        while (head.is(at, ".")) {
            at += 2;
        }
        return at;
    }
}
