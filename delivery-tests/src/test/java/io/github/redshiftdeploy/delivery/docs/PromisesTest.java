package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code SECURITY.md} promises of the parameters, all of them, also those that are still to come. */
class PromisesTest {

    private static final Pattern TRUST = Pattern.compile("(?i)ssl|tls|cert|verif|trust|insecure|plaintext");
    private static final Pattern SECRET = Pattern.compile("(?i)passw|secret|token|accesskey|privatekey|credentials?$");

    @Test
    void no_setting_turns_the_verification_of_tls_off() throws IOException {
        assertThat(promises()).contains("**TLS is always verified**", "(`redshift.sslRootCert`)");
        assertThat(properties())
                .filteredOn(property -> TRUST.matcher(property).find())
                .containsExactly("redshift.sslRootCert");
    }

    @Test
    void no_secret_has_a_property() throws IOException {
        assertThat(promises()).contains("**No secret in a property, a log or a report.**");
        assertThat(properties())
                .isNotEmpty()
                .noneMatch(property -> SECRET.matcher(property).find());
    }

    private static String promises() throws IOException {
        return Files.readString(Documentation.ROOT.resolve("SECURITY.md"));
    }

    private static Set<String> properties() throws IOException {
        return Goals.read().properties();
    }
}
