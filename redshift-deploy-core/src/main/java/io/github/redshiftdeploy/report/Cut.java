package io.github.redshiftdeploy.report;

/** Cuts text that is too long to show. */
final class Cut {

    private Cut() {}

    /**
     * Returns at most so many characters of a text, the last one an ellipsis when it is cut; never half a character.
     */
    static String to(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
