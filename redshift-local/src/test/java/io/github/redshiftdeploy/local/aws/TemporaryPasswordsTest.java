package io.github.redshiftdeploy.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TemporaryPasswordsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final TemporaryPasswords passwords = new TemporaryPasswords(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_password_carries_what_was_granted_with_it() {
        String password = passwords.issue("IAMA:ann", Set.of("etl"), true, HOUR);

        assertThat(passwords.check("IAMA:ann", password))
                .isEqualTo(new TemporaryPasswords.Answer(TemporaryPasswords.State.OK, Set.of("etl"), true));
    }

    @Test
    void a_password_is_good_for_its_own_user_only() {
        String password = passwords.issue("IAM:ann", Set.of(), false, HOUR);

        assertThat(passwords.check("IAM:bob", password).state()).isEqualTo(TemporaryPasswords.State.UNKNOWN);
    }

    @Test
    void every_password_of_a_user_is_good_until_its_own_time_is_over() {
        String first = passwords.issue("IAM:ann", Set.of(), false, HOUR);
        String second = passwords.issue("IAM:ann", Set.of(), false, HOUR.multipliedBy(2));

        Instant later = NOW.plus(HOUR);

        assertThat(passwords.check("IAM:ann", first, later.minusNanos(1)).state())
                .isEqualTo(TemporaryPasswords.State.OK);
        assertThat(passwords.check("IAM:ann", first, later).state()).isEqualTo(TemporaryPasswords.State.EXPIRED);
        assertThat(passwords.check("IAM:ann", second, later).state()).isEqualTo(TemporaryPasswords.State.OK);
    }
}
