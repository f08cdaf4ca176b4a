package io.github.redshiftdeploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredPasswordTest {
    /** The password {@code pencil}, as RFC 7677 has it in its example. */
    private static final String SCRAM = "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ=="
            + "$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";

    /** The password {@code secret} of {@code ann}. */
    private static final String MD5 = "md59d792a3a8853c2411afb9163d088c036";

    @Test
    void knows_a_password_kept_as_scram() {
        assertThat(new StoredPassword("ann", SCRAM).matches("pencil")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pencil", "pencil ", "", SCRAM})
    void knows_every_other_password_too(String other) {
        assertThat(new StoredPassword("ann", SCRAM).matches(other)).isFalse();
    }

    @Test
    void knows_a_password_kept_as_md5_of_itself_and_the_user() {
        StoredPassword stored = new StoredPassword("ann", MD5);

        assertThat(stored.matches("secret")).isTrue();
        assertThat(stored.matches("Secret")).isFalse();
        assertThat(new StoredPassword("bob", MD5).matches("secret")).isFalse();
    }

    @Test
    void does_not_show_what_is_stored() {
        assertThat(new StoredPassword("ann", MD5)).hasToString("password of ann");
    }
}
