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

    private static final int LENGTH = "20261129-101500-123abcde".length();

    private static final int CHANCES = 1 << 20;

    private DeploymentId() {}

    /** Tells whether a text can be the id of a deployment; what the history says may be anything. */
    static boolean isOne(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> "-0123456789abcdef".indexOf(c) >= 0);
    }

    /** Returns an id that no other deployment has. */
    public static String at(Instant now) {
        return TIME.format(now) + String.format(Locale.ROOT, "%05x", new SecureRandom().nextInt(CHANCES));
    }
}
