package io.github.redshiftdeploy.history;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes the names of deployments: the time in UTC, for people and for their order, and chance, for uniqueness. */
public final class DeploymentId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private static final int CHANCES = 1 << 20;

    private DeploymentId() {}

    /** Returns an id that no other deployment has. */
    public static String at(Instant now) {
        return TIME.format(now) + String.format(Locale.ROOT, "%05x", new SecureRandom().nextInt(CHANCES));
    }
}
