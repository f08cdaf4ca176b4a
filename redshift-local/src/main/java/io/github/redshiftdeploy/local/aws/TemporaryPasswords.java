package io.github.redshiftdeploy.local.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The passwords that the AWS endpoints handed out and the gateway has not yet seen expire. As on AWS each call issues
 * another one, and all of a user's are good until their own time is over. Safe for use by many threads.
 */
public final class TemporaryPasswords {
    /** An expired password is remembered this long, so that a login with it hears that it has expired. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int BYTES = 48;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Key, Grant> grants = new ConcurrentHashMap<>();

    public TemporaryPasswords(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns a new password.
     *
     * @param user the name to log in with, its prefix ({@code IAM:}, {@code IAMA:}, {@code IAMR:}) included
     * @param groups the groups that a login with this password joins
     * @param autoCreate whether the first login creates the user
     */
    public String issue(String user, Set<String> groups, boolean autoCreate, Duration valid) {
        Instant now = clock.instant();
        grants.values().removeIf(grant -> grant.expires().plus(REMEMBERED).isBefore(now));
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String password = Base64.getEncoder().encodeToString(secret);
        grants.put(new Key(user, password), new Grant(Set.copyOf(groups), autoCreate, now.plus(valid)));
        return password;
    }

    /** Returns what a login with this password is allowed now. */
    public Answer check(String user, String password) {
        return check(user, password, clock.instant());
    }

    Answer check(String user, String password, Instant now) {
        Grant grant = grants.get(new Key(user, password));
        if (grant == null) {
            return Answer.UNKNOWN;
        }
        if (!now.isBefore(grant.expires())) {
            return Answer.EXPIRED;
        }
        return new Answer(State.OK, grant.groups(), grant.autoCreate());
    }

    /** How a password stands. */
    public enum State {
        OK,
        EXPIRED,
        UNKNOWN
    }

    /** How a password stands and, if it is good, what was granted with it. */
    public record Answer(State state, Set<String> groups, boolean autoCreate) {
        private static final Answer EXPIRED = new Answer(State.EXPIRED, Set.of(), false);
        private static final Answer UNKNOWN = new Answer(State.UNKNOWN, Set.of(), false);
    }

    private record Grant(Set<String> groups, boolean autoCreate, Instant expires) {}

    private record Key(String user, String password) {}
}
