package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a target may be changed: by the clock on the wall, over midnight, and when the clock is changed. */
class MaintenanceWindowTest {

    /** 2026-11-30 is a Monday; Berlin is an hour ahead of UTC then. */
    @ParameterizedTest
    @CsvSource({
        "Mon-Thu 20:00-23:30 Europe/Berlin, 2026-11-30T18:59:59Z, false",
        "Mon-Thu 20:00-23:30 Europe/Berlin, 2026-11-30T19:00:00Z, true",
        "Mon-Thu 20:00-23:30 Europe/Berlin, 2026-11-30T22:29:59Z, true",
        "Mon-Thu 20:00-23:30 Europe/Berlin, 2026-11-30T22:30:00Z, false",
        "mon-thursday 20:00 - 23:30 UTC, 2026-12-04T20:00:00Z, false",
        "Fri-Mon 8:00-24:00 UTC, 2026-11-30T23:59:59Z, true",
        "Fri-Mon 8:00-24:00 UTC, 2026-12-01T00:00:00Z, false",
        "Sun 00:00-24:00 UTC, 2026-11-29T13:00:00Z, true",
        // Over midnight it belongs to the day on which it begins.
        "Mon 22:00-02:00 UTC, 2026-12-01T01:59:59Z, true",
        "Mon 22:00-02:00 UTC, 2026-11-30T01:00:00Z, false",
        "Mon 22:00-02:00 UTC, 2026-12-01T22:00:00Z, false",
        // 2026-03-29, 02:00 in Berlin: the clock goes on to 03:00, so that half of the window is left out.
        "Sun 01:30-03:30 Europe/Berlin, 2026-03-29T00:30:00Z, true",
        "Sun 01:30-03:30 Europe/Berlin, 2026-03-29T01:29:59Z, true",
        "Sun 01:30-03:30 Europe/Berlin, 2026-03-29T01:30:00Z, false",
        // 2026-10-25, 03:00 in Berlin: the clock goes back to 02:00, and the hour comes twice.
        "Sun 02:00-02:30 Europe/Berlin, 2026-10-25T00:15:00Z, true",
        "Sun 02:00-02:30 Europe/Berlin, 2026-10-25T00:45:00Z, false",
        "Sun 02:00-02:30 Europe/Berlin, 2026-10-25T01:15:00Z, true",
        "Sun 02:00-02:30 Europe/Berlin, 2026-10-25T01:30:00Z, false"
    })
    void the_clock_on_the_wall_decides(String text, Instant now, boolean open) {
        assertThat(window(text).isOpen(now)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Mon-Thu 20:00-23:30 Europe/Berlin; 2026-11-30T12:12:00Z; Mon 2026-11-30 20:00 Europe/Berlin, in 6 h 48 min",
                "Mon-Thu 20:00-23:30 Europe/Berlin; 2026-12-03T22:30:00Z; Mon 2026-12-07 20:00 Europe/Berlin, in 3 d 20 h",
                "Mon 09:00-10:00 UTC, Tue 09:00-10:00 Asia/Tokyo; 2026-11-30T12:00:00Z; Tue 2026-12-01 09:00 Asia/Tokyo, in 12 h 0 min",
                "Sun 02:00-04:00 Europe/Berlin; 2026-03-29T00:30:00Z; Sun 2026-03-29 03:00 Europe/Berlin, in 30 min",
                "Sun 02:00-02:30 Europe/Berlin; 2026-03-29T00:30:00Z; Sun 2026-04-05 02:00 Europe/Berlin, in 6 d 23 h"
            })
    void tells_when_it_opens_next(String text, Instant now, String opens) {
        assertThat(window(text).opensNext(now)).isEqualTo(opens);
    }

    @Test
    void shows_what_its_clocks_show() {
        assertThat(window("Mon 09:00-10:00 UTC, Tue 09:00-10:00 Asia/Tokyo")
                        .clock(Instant.parse("2026-11-30T23:00:00Z")))
                .isEqualTo("Mon 2026-11-30 23:00 UTC, Tue 2026-12-01 08:00 Asia/Tokyo");
    }

    private static MaintenanceWindow window(String text) {
        Settings settings = new Settings(Map.of("maintenanceWindow", text));
        MaintenanceWindow window = WindowText.read(settings, "maintenanceWindow");
        settings.check();
        return Objects.requireNonNull(window);
    }
}
