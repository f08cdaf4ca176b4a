package io.github.redshiftdeploy.local.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every access key that is known, those of assumed roles included. */
final class AccessKeys {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    AccessKeys(Clock clock) {
        this.clock = clock;
    }

    void add(AccessKey key) {
        keys.put(key.id(), key);
    }

    Optional<AccessKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** Returns new credentials for the session of a role. */
    AccessKey issue(Caller owner, Duration validity) {
        AccessKey key = new AccessKey(
                "ASIA" + random(16),
                random(40),
                random(120),
                clock.instant().plus(validity).truncatedTo(ChronoUnit.SECONDS),
                owner);
        add(key);
        return key;
    }

    private String random(int length) {
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
