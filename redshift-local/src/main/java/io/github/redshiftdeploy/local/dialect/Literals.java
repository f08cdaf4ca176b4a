package io.github.redshiftdeploy.local.dialect;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values written as SQL, whether backslashes escape in the session or not. */
final class Literals {
    private Literals() {}

    /** Returns a dollar-quoted string, on one line. */
    static String quoted(String value) {
        String tag = "$redshift$";
        for (int n = 1; value.contains(tag) || (value + "$").contains(tag); n++) {
            tag = "$redshift" + n + "$";
        }
        return tag + value + tag;
    }

    static String name(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    /** Returns an array of texts, each as a literal. */
    static <T> String list(List<T> elements, Function<T, String> literal) {
        return elements.stream().map(literal).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }

    /** Returns the value that a token stands for as a name: unquoted ones fold to lower case. */
    static String folded(String token) {
        return token.startsWith("\"")
                ? token.substring(1, Math.max(1, token.length() - 1)).replace("\"\"", "\"")
                : token.toLowerCase(Locale.ROOT);
    }

    /** Returns the value of a string token. */
    static String value(String token) {
        return token.length() < 2
                ? token
                : token.substring(1, token.length() - 1).replace("''", "'");
    }
}
