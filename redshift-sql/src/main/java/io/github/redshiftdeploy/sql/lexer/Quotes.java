package io.github.redshiftdeploy.sql.lexer;

/** Tells a quote that ends a literal or a name from one that was to begin the next, for one before it is missing. */
public final class Quotes {

    private Quotes() {}

    /** Tells whether the character behind a closing quote is more likely what a literal or a name begins with. */
    public static boolean opens(char behind) {
        return Characters.family(behind) <= Characters.JOINT || behind == '%' || behind == '{';
    }
}
