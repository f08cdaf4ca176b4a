package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;

@MojoTest
class PasswordLoginsTest {

    private static final String SECURITY_FILE = "settings.security";

    @Inject
    private SettingsDecrypter decrypter;

    @AfterEach
    void forget_the_security_file() {
        System.clearProperty(SECURITY_FILE);
    }

    @Test
    void takes_a_password_from_the_settings() {
        Settings settings = new Settings(Map.of("serverId", "warehouse"));

        List<PasswordLogin> logins = find(settings, server("warehouse", "deployer", "open sesame"), Map.of());

        assertThat(settings.mistakes()).isEmpty();
        assertThat(logins).singleElement().satisfies(login -> {
            assertThat(login.user()).isEqualTo("deployer");
            assertThat(login.password().reveal()).isEqualTo("open sesame");
            assertThat(login.toString()).doesNotContain("sesame");
        });
    }

    @Test
    void decrypts_an_encrypted_password(@TempDir Path folder) throws Exception {
        DefaultPlexusCipher cipher = new DefaultPlexusCipher();
        String master = cipher.encryptAndDecorate("master", SECURITY_FILE);
        Path security = Files.writeString(
                folder.resolve("settings-security.xml"),
                "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
        System.setProperty(SECURITY_FILE, security.toString());
        Settings settings = new Settings(Map.of("serverId", "warehouse"));
        String encrypted = cipher.encryptAndDecorate("open sesame", "master");

        List<PasswordLogin> logins = find(settings, server("warehouse", "deployer", encrypted), Map.of());

        assertThat(settings.mistakes()).isEmpty();
        assertThat(logins)
                .singleElement()
                .satisfies(login -> assertThat(login.password().reveal()).isEqualTo("open sesame"));
    }

    @Test
    void refuses_a_password_that_cannot_be_decrypted() {
        System.setProperty(SECURITY_FILE, "no-such-file.xml");
        Settings settings = new Settings(Map.of("serverId", "warehouse"));

        find(settings, server("warehouse", "deployer", "{COQLCE6DU6GtcS5P=}"), Map.of());

        assertThat(settings.mistakes())
                .extracting(Diagnostic::message)
                .containsExactly("the password of server 'warehouse' in settings.xml cannot be decrypted");
    }

    @Test
    void suggests_the_server_that_was_meant() {
        Settings settings = new Settings(Map.of("serverId", "warehose"));

        find(settings, server("warehouse", "deployer", "x"), Map.of());

        assertThat(settings.mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.help()).isEqualTo("did you mean 'warehouse'?"));
    }

    @Test
    void finds_both_ways_so_that_they_can_be_refused_together() {
        Settings settings = new Settings(Map.of("serverId", "warehouse"));
        Map<String, String> environment = Map.of("REDSHIFT_USER", "other", "REDSHIFT_PASSWORD", "y");

        List<PasswordLogin> logins = find(settings, server("warehouse", "deployer", "x"), environment);

        assertThat(logins)
                .extracting(PasswordLogin::origin)
                .containsExactly(
                        "'redshift.serverId' ('warehouse' in settings.xml)",
                        "the environment variables REDSHIFT_USER and REDSHIFT_PASSWORD");
    }

    private List<PasswordLogin> find(Settings settings, Server server, Map<String, String> environment) {
        return new PasswordLogins(decrypter).find(settings, List.of(server), environment);
    }

    private static Server server(String id, String user, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(user);
        server.setPassword(password);
        return server;
    }
}
