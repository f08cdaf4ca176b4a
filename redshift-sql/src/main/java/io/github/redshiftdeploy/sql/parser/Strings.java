package io.github.redshiftdeploy.sql.parser;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts of names and literals, each kept once: a script says the same few hundred names over and over. A text that
 * is not found takes the place of another, so the pool never grows.
 */
final class Strings {

    private static final int SIZE = 1 << 12;
    private static final int LONGEST = 32;

    private final @Nullable String[] pool = new @Nullable String[SIZE];

    /** Returns a piece of a text. */
    String of(char[] text, int start, int end) {
        int length = end - start;
        if (length > LONGEST) {
            return new String(text, start, length);
        }
        int hash = length;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ (hash >>> 12)) & (SIZE - 1);
        String known = pool[slot];
        if (known != null && same(known, text, start, length)) {
            return known;
        }
        String made = new String(text, start, length);
        pool[slot] = made;
        return made;
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(pool, null);
    }

    private static boolean same(String known, char[] text, int start, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
