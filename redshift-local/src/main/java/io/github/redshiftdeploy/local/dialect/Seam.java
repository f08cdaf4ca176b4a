package io.github.redshiftdeploy.local.dialect;

/** Where two pieces of SQL meet: without a space between them, a token of each may become one. */
final class Seam {
    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?:";
    private static final String QUOTES = "'\"$";

    private Seam() {}

    /** Tells whether a character that ends a token may make one with a character that begins the next. */
    static boolean glues(char left, char right) {
        if (isOfName(left)) {
            // A quote may make a literal of another kind of the letter before it, or go on with a name.
            return isOfName(right) || QUOTES.indexOf(right) >= 0 || (Character.isDigit(left) && right == '.');
        }
        if (left == '.') {
            return Character.isDigit(right);
        }
        if (QUOTES.indexOf(left) >= 0) {
            return left == right || (left == '$' && isOfName(right));
        }
        return OPERATORS.indexOf(left) >= 0 && OPERATORS.indexOf(right) >= 0;
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '#' || character > '\u007f';
    }

    /** Adds a space to a text when what comes next, from an index of a piece on, needs one. */
    static void join(StringBuilder text, CharSequence piece, int from) {
        if (text.length() > 0 && from < piece.length() && glues(text.charAt(text.length() - 1), piece.charAt(from))) {
            text.append(' ');
        }
    }
}
