package io.github.redshiftdeploy.local.dialect;

import java.util.List;
import java.util.Locale;

/**
 * A first look at a text, which may be long and seldom says any of it.
 *
 * @param words in upper case
 */
record Mention(List<String> words) {

    static Mention of(String... words) {
        return new Mention(List.of(words));
    }

    /** Tells whether a text has one of the words in it, anywhere and in whatever case. */
    boolean isIn(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return words.stream().anyMatch(upper::contains);
    }
}
