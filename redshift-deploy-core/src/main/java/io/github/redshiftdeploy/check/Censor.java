package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keeps the secrets of a script out of what is said about it. */
final class Censor {

    private static final String MASK = "***";

    /** A secret that is cut short in a message is known by so many letters; a shorter one by its quotes as well. */
    private static final int KNOWN_BY = 6;

    /** One dollar is the end of every dollar quote, {@code $$} and {@code $tag$}. */
    private static final List<String> QUOTES = List.of("'", "\"", "$");

    private final Set<String> secrets = new LinkedHashSet<>();

    /** Learns a secret; each line of it is one. */
    void hide(String secret) {
        secret.lines().filter(line -> !line.isBlank()).forEach(line -> {
            if (line.length() < KNOWN_BY) {
                QUOTES.forEach(quote -> secrets.add(quote + line + quote));
            } else {
                secrets.add(line);
            }
        });
    }

    /** Returns a problem without the secrets: the source line is left out when it holds one. */
    Diagnostic apply(Diagnostic problem) {
        Diagnostic clean = new Diagnostic(
                problem.severity(),
                problem.code(),
                problem.place(),
                masked(problem.message()),
                problem.notes().stream().map(this::masked).toList(),
                problem.help() == null ? null : masked(problem.help()));
        Place place = problem.place();
        if (place == null || place.sourceLine() == null || !holdsSecret(place.sourceLine())) {
            return clean;
        }
        return clean.at(new Place(place.path(), place.line(), place.column(), null));
    }

    private boolean holdsSecret(String line) {
        return secrets.stream().anyMatch(line::contains);
    }

    private String masked(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked(masked, secret);
        }
        return masked;
    }

    private static String masked(String text, String secret) {
        String known = secret.substring(0, Math.min(KNOWN_BY, secret.length()));
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        for (int at = text.indexOf(known); at >= 0; at = text.indexOf(known, copied)) {
            masked.append(text, copied, at).append(MASK);
            copied = at + common(text, at, secret);
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /** Returns how many letters of a secret stand at a place. */
    private static int common(String text, int at, String secret) {
        int length = 0;
        while (length < secret.length()
                && at + length < text.length()
                && text.charAt(at + length) == secret.charAt(length)) {
            length++;
        }
        return length;
    }
}
