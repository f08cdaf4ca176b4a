package io.github.redshiftdeploy.diagnostic;

/**
 * Makes text that came from outside safe to print: a log, a terminal and a reader must not obey a script, a server or
 * what somebody has written into the history.
 */
public final class Printable {

    private static final int STAND_IN = '\uFFFD';
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Printable() {}

    /**
     * Returns the text as one line: what cannot be seen becomes visible, a tab excepted, and GitHub's older workflow
     * commands, which count anywhere in a line, are broken up. The newer ones count at the start of a line only, where
     * the caller puts something else.
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> harmless(c) || c == '\t' ? c : STAND_IN).forEach(line::appendCodePoint);
        return line.toString().replace("##[", "## [");
    }

    /**
     * Tells whether a character shows itself and does nothing else: it ends no line, turns no direction of writing,
     * commands no terminal, and is a whole one. The two joiners shape the letters of some scripts.
     */
    public static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }
}
