package io.github.redshiftdeploy.sql.analysis;

import java.util.Locale;

/**
 * Something that a statement does to an object.
 *
 * @param ifMissing whether it is created only if it is not there yet, so that it may be an old one afterwards
 * @param external whether the text tells that it lies outside of Redshift, in a data lake or in another catalogue
 * @param qualified whether its schema is written; if not, the name tells it by the search path
 * @param at the offset in the statement's text where the object is named
 */
public record Effect(
        Action action,
        ObjectKind kind,
        ObjectName name,
        boolean ifMissing,
        boolean external,
        boolean qualified,
        int at) {

    @Override
    public String toString() {
        return word(action) + " " + word(kind) + " " + name + (ifMissing ? " if it is missing" : "");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
