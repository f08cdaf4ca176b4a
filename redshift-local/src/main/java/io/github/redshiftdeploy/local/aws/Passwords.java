package io.github.redshiftdeploy.local.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Hands out database passwords. */
final class Passwords {

    private final TemporaryPasswords passwords;
    private final AwsBehaviour behaviour;
    private final Clock clock;

    Passwords(TemporaryPasswords passwords, AwsBehaviour behaviour, Clock clock) {
        this.passwords = passwords;
        this.behaviour = behaviour;
        this.clock = clock;
    }

    Password issue(String user, Set<String> groups, boolean autoCreate, int seconds) {
        Duration validity = behaviour.databaseValidity(Duration.ofSeconds(seconds));
        Instant expires = clock.instant().plus(validity).truncatedTo(ChronoUnit.MILLIS);
        return new Password(user, passwords.issue(user, groups, autoCreate, validity), expires);
    }

    /** A password, the name to log in with and the instant from which no login succeeds. */
    record Password(String user, String password, Instant expires) {

        @Override
        public String toString() {
            return user;
        }
    }
}
