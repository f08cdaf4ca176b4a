package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Finds lasting passwords where they may be: in {@code settings.xml} and in the environment. */
@Named
final class PasswordLogins {

    private static final String USER = "REDSHIFT_USER";
    private static final String PASSWORD = "REDSHIFT_PASSWORD";

    private final SettingsDecrypter decrypter;

    @Inject
    PasswordLogins(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** Returns the logins that are configured; what is wrong with one goes to the mistakes of the settings. */
    List<PasswordLogin> find(Settings settings, List<Server> servers, Map<String, String> environment) {
        List<PasswordLogin> logins = new ArrayList<>();
        settings.text("serverId").ifPresent(id -> logins.add(server(id, servers, settings)));
        if (environment.containsKey(USER) && environment.containsKey(PASSWORD)) {
            logins.add(new PasswordLogin(
                    "the environment variables " + USER + " and " + PASSWORD,
                    environment.get(USER),
                    new Secret(environment.get(PASSWORD))));
        }
        return logins;
    }

    private PasswordLogin server(String id, List<Server> servers, Settings settings) {
        String origin = "'redshift.serverId' ('" + id + "' in settings.xml)";
        for (Server server : servers) {
            if (id.equals(server.getId())) {
                return login(origin, decrypt(server, settings), settings);
            }
        }
        Diagnostic mistake = Diagnostic.error(ConfigCode.NO_SERVER, "there is no server '" + id + "' in settings.xml");
        settings.mistake(mistake.help(
                Suggestion.of(id, servers.stream().map(Server::getId).toList())
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("add a <server> with this id, a username and a password")));
        return new PasswordLogin(origin, "", new Secret(""));
    }

    private Server decrypt(Server server, Settings settings) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        if (!result.getProblems().isEmpty()) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.NO_SERVER,
                            "the password of server '" + server.getId() + "' in settings.xml cannot be decrypted")
                    .help("encrypt it again with 'mvn --encrypt-password', and check settings-security.xml"));
        }
        return result.getServer();
    }

    private static PasswordLogin login(String origin, Server server, Settings settings) {
        if (server.getUsername() == null || server.getPassword() == null) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.NO_SERVER,
                            "the server '" + server.getId() + "' in settings.xml lacks a username or a password")
                    .help("add both to it"));
            return new PasswordLogin(origin, "", new Secret(""));
        }
        return new PasswordLogin(origin, server.getUsername(), new Secret(server.getPassword()));
    }
}
