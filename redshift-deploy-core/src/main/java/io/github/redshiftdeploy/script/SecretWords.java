package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** By which words a secret is known: the name of a placeholder, or what stands before a literal. */
public final class SecretWords {

    /** A name with one of these in it is that of a secret. */
    private static final Set<String> PARTS = Set.of(
            "passw",
            "passphrase",
            "pwd",
            "secret",
            "token",
            "apikey",
            "accesskey",
            "privatekey",
            "signingkey",
            "symmetrickey");

    /** So is one with these, but in SQL they stand before other things: {@code pass_rate}, {@code CREDENTIALS}. */
    private static final Set<String> PARTS_OF_NAMES = Set.of("pass", "credential");

    /** The words of Redshift that may be mistyped. */
    private static final List<String> KEYWORDS = List.of(
            "PASSWORD", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "MASTER_SYMMETRIC_KEY", "CLIENT_SECRET");

    /** How the parts begin, by their first letter. */
    private static final List<String> OF_A = List.of("access", "api");

    private static final List<String> OF_P = List.of("passw", "passphrase", "pwd", "private");
    private static final List<String> OF_S = List.of("secret", "signing", "symmetric");
    private static final List<String> OF_T = List.of("token");

    private SecretWords() {}

    /** Tells whether a placeholder of this name holds a secret. */
    static boolean nameOne(String placeholder) {
        String letters = letters(placeholder);
        return hasOne(PARTS, letters) || hasOne(PARTS_OF_NAMES, letters);
    }

    /** Tells whether a literal behind this word is a secret, or may be one when the word is mistyped. */
    public static boolean introduceOne(String word) {
        return hasOne(PARTS, letters(word)) || Suggestion.of(word, KEYWORDS).isPresent();
    }

    /** Tells whether a text has the beginning of such a word anywhere; quickly, for most texts have none. */
    public static boolean mayIntroduceOne(String text) {
        for (int at = 0; at < text.length(); at++) {
            List<String> beginnings = switch (text.charAt(at)) {
                case 'a', 'A' -> OF_A;
                case 'p', 'P' -> OF_P;
                case 's', 'S' -> OF_S;
                case 't', 'T' -> OF_T;
                default -> List.of();
            };
            for (String beginning : beginnings) {
                if (text.regionMatches(true, at, beginning, 0, beginning.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tells whether a line has a literal behind such a word; nobody knows whether the rest of it is SQL. */
    static boolean stand(CharSequence line) {
        int at = 0;
        while (at < line.length()) {
            int end = endOfWord(line, at);
            if (end == at) {
                at++;
            } else if (literalBegins(line, end)
                    && introduceOne(line.subSequence(at, end).toString())) {
                return true;
            } else {
                at = end;
            }
        }
        return false;
    }

    /** Tells whether a literal begins here, behind what may stand between a word and its value. */
    private static boolean literalBegins(CharSequence line, int from) {
        int at = from;
        if (at < line.length() && isQuote(line.charAt(at))) {
            at++; // the word was in quotes itself, as in JSON
        }
        at = skip(line, at);
        int end = endOfWord(line, at);
        if (line.subSequence(at, end).toString().equalsIgnoreCase("AS")) {
            at = skip(line, end);
            end = endOfWord(line, at);
        }
        int literal = end - at == 1 ? end : at; // E'…' and its like
        return literal < line.length()
                && literal > from
                && (isQuote(line.charAt(literal)) || line.charAt(literal) == '$');
    }

    private static int skip(CharSequence line, int from) {
        int at = from;
        while (at < line.length()
                && (Character.isWhitespace(line.charAt(at)) || "=:(>".indexOf(line.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static int endOfWord(CharSequence line, int from) {
        int at = from;
        while (at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private static boolean hasOne(Set<String> parts, String letters) {
        return parts.stream().anyMatch(letters::contains);
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
