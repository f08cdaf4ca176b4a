package io.github.redshiftdeploy.diagnostic;

/** Makes text that came from outside safe to print: a log and a terminal must not obey a script or a server. */
public final class Printable {

    private Printable() {}

    /**
     * Returns the text as one line: control characters other than a tab become visible, and GitHub's older workflow
     * commands, which count anywhere in a line, are broken up. The newer ones count at the start of a line only, where
     * the caller puts something else.
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c)
                .forEach(line::appendCodePoint);
        return line.toString().replace("##[", "## [");
    }
}
