package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings as text, by their names without the prefix {@code redshift.}, and the mistakes found while reading them: all
 * of them are reported together.
 */
public final class Settings {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

    private final Map<String, String> values;
    private final Set<Diagnostic> mistakes = new LinkedHashSet<>();

    /** Takes the settings; blank values count as absent. */
    public Settings(Map<String, String> values) {
        this.values = new TreeMap<>(values);
        this.values.values().removeIf(String::isBlank);
    }

    /** Returns a value, or nothing when it is not set. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip);
    }

    /** Returns the parts of a comma-separated value; none when it is not set. */
    public List<String> list(String name) {
        return text(name).map(Settings::split).orElse(List.of());
    }

    /** Returns what stands between the commas of a text. */
    public static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Returns a value that is true or false. */
    public boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> wrong(name, value, "true or false", otherwise);
                })
                .orElse(otherwise);
    }

    /** Returns a whole number within a range. */
    public Optional<Integer> number(String name, int least, int most) {
        return text(name).map(value -> {
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // The message below says it better.
            }
            return wrong(name, value, "a whole number from " + least + " to " + most, least);
        });
    }

    /** Returns a time that carries its unit, such as {@code 500ms}, {@code 30s}, {@code 10m} or {@code 1h}. */
    public Optional<Duration> duration(String name) {
        return text(name).map(value -> time(value).orElseGet(() -> wrongTime(name, value, Duration.ZERO)));
    }

    /** Returns a time within a range. */
    public Optional<Duration> duration(String name, Duration least, Duration most) {
        return text(name).map(value -> {
            Optional<Duration> time = time(value);
            if (time.isEmpty()) {
                return wrongTime(name, value, least);
            }
            return time.filter(given -> given.compareTo(least) >= 0 && given.compareTo(most) <= 0)
                    .orElseGet(() -> wrong(name, value, "a time from " + words(least) + " to " + words(most), least));
        });
    }

    private Duration wrongTime(String name, String value, Duration instead) {
        return wrong(name, value, "a time with its unit, such as 500ms, 30s, 10m or 1h", instead);
    }

    /** Reads a time that carries its unit. */
    public static Optional<Duration> time(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    /** Writes a time as users do. */
    private static String words(Duration time) {
        if (time.toMillisPart() != 0) {
            return time.toMillis() + "ms";
        }
        if (time.toSecondsPart() != 0) {
            return time.toSeconds() + "s";
        }
        return time.toMinutesPart() != 0 ? time.toMinutes() + "m" : time.toHours() + "h";
    }

    /** Returns an address. */
    public Optional<URI> uri(String name) {
        return text(name).flatMap(value -> {
            try {
                return Optional.of(new URI(value));
            } catch (URISyntaxException e) {
                return wrong(name, value, "an address, such as https://example.com", Optional.empty());
            }
        });
    }

    /** Returns a path. */
    public Optional<Path> path(String name) {
        return text(name).flatMap(value -> {
            try {
                return Optional.of(Path.of(value));
            } catch (InvalidPathException e) {
                return wrong(name, value, "a path", Optional.empty());
            }
        });
    }

    /** Returns a character encoding. */
    public Charset charset(String name, Charset otherwise) {
        return text(name)
                .map(value -> {
                    try {
                        return Charset.forName(value);
                    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                        return wrong(name, value, "a character encoding, such as UTF-8", otherwise);
                    }
                })
                .orElse(otherwise);
    }

    /** Returns a constant of an enum, written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        return text(name).map(value -> choice(name, value, type)).orElse(otherwise);
    }

    /** Returns the constant of an enum that a value under some name says; the first one when it says none. */
    <E extends Enum<E>> E choice(String name, String value, Class<E> type) {
        return Choice.of(type, value.strip())
                .orElseGet(() -> wrong(name, value, String.join(", ", Choice.words(type)), type.getEnumConstants()[0]));
    }

    /** Notes a mistake. */
    public void mistake(Diagnostic diagnostic) {
        mistakes.add(diagnostic);
    }

    /** Returns the mistakes found so far. */
    public List<Diagnostic> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Throws all mistakes together when there are any. */
    public void check() {
        if (!mistakes.isEmpty()) {
            throw new DiagnosticException(mistakes());
        }
    }

    private <T> T wrong(String name, String value, String expected, T instead) {
        mistake(Diagnostic.error(ConfigCode.WRONG_VALUE, "'redshift." + name + "' is '" + value + "'")
                .help("give " + expected));
        return instead;
    }
}
