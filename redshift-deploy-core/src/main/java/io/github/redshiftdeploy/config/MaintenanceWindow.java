package io.github.redshiftdeploy.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a target may be changed. The clock on the wall decides: an hour that a change of the clock leaves out is in no
 * window, and one that it repeats is twice in the same.
 *
 * @param text as it is configured
 * @param spans when it is open
 */
public record MaintenanceWindow(String text, List<Span> spans) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    /** In a week and a day every span has its turn, unless a change of the clock leaves it out. */
    private static final int DAYS = 15;

    /** Copies the list. */
    public MaintenanceWindow {
        spans = List.copyOf(spans);
    }

    /**
     * A time on some days of the week.
     *
     * @param days the days on which it begins
     * @param from when it begins
     * @param to when it ends, of the next day when that is not later; midnight is the end of the day
     */
    public record Span(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

        /** Copies the set. */
        public Span {
            days = Set.copyOf(days);
        }

        private boolean isOpen(Instant now) {
            LocalDateTime clock = LocalDateTime.ofInstant(now, zone);
            LocalTime time = clock.toLocalTime();
            boolean begun = !time.isBefore(from);
            boolean goesOn = time.isBefore(to);
            if (from.isBefore(to)) {
                return days.contains(clock.getDayOfWeek()) && begun && goesOn;
            }
            return (days.contains(clock.getDayOfWeek()) && begun)
                    || (days.contains(clock.getDayOfWeek().minus(1)) && goesOn);
        }

        private Instant opening(LocalDate day) {
            LocalDateTime begin = day.atTime(from);
            ZoneOffsetTransition change = zone.getRules().getTransition(begin);
            boolean leftOut = change != null && change.isGap();
            return leftOut ? change.getInstant() : begin.atZone(zone).toInstant();
        }
    }

    /** Tells whether it is open. */
    public boolean isOpen(Instant now) {
        return spans.stream().anyMatch(span -> span.isOpen(now));
    }

    /** Returns what the clocks of the window show. */
    public String clock(Instant now) {
        return spans.stream()
                .map(Span::zone)
                .distinct()
                .map(zone -> moment(now, zone))
                .collect(Collectors.joining(", "));
    }

    /** Returns when it opens next, and how long that is. */
    public String opensNext(Instant now) {
        return spans.stream()
                .map(span -> opening(span, now))
                .min(Comparator.comparing(ZonedDateTime::toInstant))
                .map(opening -> moment(opening.toInstant(), opening.getZone()) + ", in "
                        + words(Duration.between(now, opening.toInstant())))
                .orElseThrow();
    }

    private static ZonedDateTime opening(Span span, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, span.zone());
        return today.datesUntil(today.plusDays(DAYS))
                .filter(day -> span.days().contains(day.getDayOfWeek()))
                .map(span::opening)
                .filter(opening -> opening.isAfter(now) && span.isOpen(opening))
                .findFirst()
                .orElseThrow()
                .atZone(span.zone());
    }

    private static String moment(Instant moment, ZoneId zone) {
        return moment.atZone(zone).format(MOMENT) + " " + zone;
    }

    private static String words(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        return time.toHours() > 0 ? time.toHours() + " h " + time.toMinutesPart() + " min" : time.toMinutes() + " min";
    }
}
