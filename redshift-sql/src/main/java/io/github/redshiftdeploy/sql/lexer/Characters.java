package io.github.redshiftdeploy.sql.lexer;

/**
 * What a character can be the beginning or a part of. The families are numbers, and the answers come from a table,
 * because these are asked for every character of every script.
 */
final class Characters {

    /** A letter or {@code _}. Every character beyond ASCII counts as a letter, as in the server's scanner. */
    static final int LETTER = 0;

    static final int DIGIT = 1;

    /** {@code $ # @}, which may also be a part of a name. */
    static final int JOINT = 2;

    /** The server knows six alone: a no-break space is a letter to it. */
    static final int SPACE = 3;

    /** An operator, whatever follows it. */
    static final int ALONE = 4;

    /** What it begins depends on what follows. */
    static final int MARK = 5;

    private static final int ASCII = 128;
    private static final byte[] FAMILIES = families();

    private Characters() {}

    static int family(char c) {
        return c < ASCII ? FAMILIES[c] : LETTER;
    }

    static boolean isLetter(char c) {
        return family(c) == LETTER;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(char c) {
        return family(c) <= DIGIT;
    }

    /** Tells whether two characters are the same; the case of the letters A to Z does not count. */
    static boolean same(char one, char other) {
        return one == other || ((one ^ other) == ('a' ^ 'A') && one < ASCII && FAMILIES[one] == LETTER);
    }

    private static byte[] families() {
        byte[] families = new byte[ASCII];
        for (char c = 0; c < ASCII; c++) {
            families[c] = (byte) familyOf(c);
        }
        return families;
    }

    private static int familyOf(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
            return LETTER;
        }
        if (isDigit(c)) {
            return DIGIT;
        }
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            return SPACE;
        }
        if ("$#@".indexOf(c) >= 0) {
            return JOINT;
        }
        return ";'\"-/.\\:|<>!~=&^".indexOf(c) >= 0 ? MARK : ALONE;
    }
}
