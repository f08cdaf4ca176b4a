package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a maintenance window: {@code Mon-Thu 20:00-23:30 Europe/Berlin, Sat 08:00-12:00 Europe/Berlin}. */
final class WindowText {

    private static final Pattern SPAN = Pattern.compile("(\\S+)\\s+(\\S+?)\\s*-\\s*(\\S+?)(?:\\s+(\\S+))?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final String FORM = "write days, times and a time zone: Mon-Thu 20:00-23:30 Europe/Berlin";
    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .toList();

    private final Settings settings;
    private final String name;

    private WindowText(Settings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    /** Returns the window that a setting has; what is wrong with it goes to the mistakes of the settings. */
    static @Nullable MaintenanceWindow read(Settings settings, String name) {
        WindowText reader = new WindowText(settings, name);
        List<MaintenanceWindow.Span> spans = new ArrayList<>();
        settings.list(name).forEach(part -> reader.span(part).ifPresent(spans::add));
        return spans.isEmpty()
                ? null
                : new MaintenanceWindow(settings.text(name).orElse(""), spans);
    }

    private Optional<MaintenanceWindow.Span> span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            return wrong("cannot be read: '" + text + "'", FORM);
        }
        Optional<Set<DayOfWeek>> days = days(matcher.group(1));
        Optional<LocalTime> from = time(matcher.group(2));
        Optional<LocalTime> to =
                matcher.group(3).equals("24:00") ? Optional.of(LocalTime.MIDNIGHT) : time(matcher.group(3));
        Optional<ZoneId> zone = zone(matcher.group(4), text);
        if (days.isEmpty() || from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        boolean wholeDay =
                from.get().equals(LocalTime.MIDNIGHT) && matcher.group(3).equals("24:00");
        if (from.get().equals(to.get()) && !wholeDay) {
            return wrong("never opens: '" + text + "'", "a window over the whole day is 00:00-24:00");
        }
        return Optional.of(new MaintenanceWindow.Span(days.get(), from.get(), to.get(), zone.get()));
    }

    private Optional<Set<DayOfWeek>> days(String text) {
        List<String> ends = List.of(text.split("-", -1));
        Optional<DayOfWeek> first = day(ends.get(0), text);
        Optional<DayOfWeek> last = ends.size() == 1 ? first : day(ends.get(1), text);
        if (ends.size() > 2) {
            return wrong("has days that are none: '" + text + "'", FORM);
        }
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        Set<DayOfWeek> days = EnumSet.of(last.get());
        for (DayOfWeek day = first.get(); day != last.get(); day = day.plus(1)) {
            days.add(day);
        }
        return Optional.of(days);
    }

    private Optional<DayOfWeek> day(String word, String text) {
        Optional<DayOfWeek> day = Arrays.stream(DayOfWeek.values())
                .filter(one -> word.equalsIgnoreCase(one.name())
                        || word.equalsIgnoreCase(one.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)))
                .findFirst();
        return day.isPresent()
                ? day
                : wrong(
                        "has a day that is none: '" + (word.isEmpty() ? text : word) + "'",
                        "days are " + String.join(", ", DAYS));
    }

    private Optional<LocalTime> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (matcher.matches()) {
            int hour = Integer.parseInt(matcher.group(1));
            int minute = Integer.parseInt(matcher.group(2));
            if (hour < 24 && minute < 60) {
                return Optional.of(LocalTime.of(hour, minute));
            }
        }
        return wrong("has a time that is none: '" + text + "'", "times are 00:00 to 24:00");
    }

    private Optional<ZoneId> zone(@Nullable String word, String text) {
        if (word == null) {
            return wrong("names no time zone: '" + text + "'", FORM);
        }
        try {
            return Optional.of(ZoneId.of(word));
        } catch (DateTimeException e) {
            return wrong(
                    "has a time zone that is not there: '" + word + "'",
                    Suggestion.of(word, new TreeSet<>(ZoneId.getAvailableZoneIds()))
                            .map(meant -> "did you mean '" + meant + "'?")
                            .orElse("write it as Europe/Berlin, America/New_York or UTC"));
        }
    }

    private <T> Optional<T> wrong(String what, String help) {
        settings.mistake(Diagnostic.error(ConfigCode.WRONG_WINDOW, "'redshift." + name + "' " + what)
                .help(help));
        return Optional.empty();
    }
}
