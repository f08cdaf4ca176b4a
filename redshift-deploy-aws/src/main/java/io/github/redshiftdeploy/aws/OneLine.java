package io.github.redshiftdeploy.aws;

import org.jspecify.annotations.Nullable;

/** Makes foreign text fit for a message: one line, no control characters, of bounded length. */
final class OneLine {

    private static final int LONGEST = 400;

    private OneLine() {}

    static String of(@Nullable String text) {
        String line =
                text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
