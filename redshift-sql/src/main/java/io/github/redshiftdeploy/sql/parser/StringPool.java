package io.github.redshiftdeploy.sql.parser;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts of names and literals, each kept once: a script says the same few hundred names over and over. A text that
 * is not found takes the place of another, so the pool never grows.
 */
final class StringPool {

    private static final int SIZE = 1 << 12;
    private static final int LONGEST = 32;

    /** Digits of which a number with more is hardly written twice: to keep it would drive a name out. */
    private static final int LONGEST_NUMBER = 4;

    private final @Nullable String[] pool = new @Nullable String[SIZE];

    /** Beside each text, so that another one is told from it without a look at it, which lies far away in memory. */
    private final int[] hashes = new int[SIZE];

    /** Returns a piece of a text. */
    String of(char[] text, int start, int end) {
        int length = end - start;
        if (length > LONGEST || (length > LONGEST_NUMBER && text[start] <= '9' && text[start] >= '0')) {
            return new String(text, start, length);
        }
        int hash = length;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ (hash >>> 12)) & (SIZE - 1);
        String known = pool[slot];
        if (known != null && hashes[slot] == hash && same(known, text, start, length)) {
            return known;
        }
        String made = new String(text, start, length);
        pool[slot] = made;
        hashes[slot] = hash;
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
