package io.github.redshiftdeploy.execute;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Makes the names of deployments: the time in UTC, for people, and chance, for uniqueness. */
public final class DeploymentId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private DeploymentId() {}

    /** Returns an id that no other deployment has. */
    public static String at(Instant now) {
        byte[] chance = new byte[4];
        new SecureRandom().nextBytes(chance);
        return TIME.format(now) + "-" + HexFormat.of().formatHex(chance);
    }
}
