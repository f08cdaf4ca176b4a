package io.github.redshiftdeploy.execute;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Makes the names of deployments: the time in UTC, for people, and chance, for uniqueness. They stand in the order of
 * their times, to the millisecond: the history takes what the latest deployment says.
 */
public final class DeploymentId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final int CHANCES = 1 << 20;
    private static final int MILLIS = 1_000;

    private DeploymentId() {}

    /** Returns an id that no other deployment has. */
    public static String at(Instant now) {
        int millis = Math.floorMod(now.toEpochMilli(), MILLIS);
        return "%s-%03x%05x".formatted(TIME.format(now), millis, new SecureRandom().nextInt(CHANCES));
    }
}
