package io.github.redshiftdeploy.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps; it begins now, for AWS looks at the clock too. */
final class Time extends Clock implements Pause {

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.now();

    /** Returns the pauses that were made. */
    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public void sleep(Duration duration) {
        pauses.add(duration);
        pass(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
