package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs in with a password that Secrets Manager keeps. The secret is read once, and again when its password is refused.
 */
final class SecretSource implements CredentialSource {

    private final TargetConfig target;
    private final StoredSecret secret;
    private final Identity identity;
    private @Nullable SecretValue value;

    SecretSource(TargetConfig target, StoredSecret secret, Identity identity) {
        this.target = target;
        this.secret = secret;
        this.identity = identity;
    }

    @Override
    public Endpoint endpoint() {
        @Nullable String host = target.host() == null ? value().host() : target.host();
        @Nullable Integer port = target.port() == null ? value().port() : target.port();
        if (host == null) {
            throw new DiagnosticException(
                    Diagnostic.error(ConfigCode.NO_TARGET, "no host is named, neither here nor in the secret")
                            .help("set 'redshift.host', and 'redshift.port' unless it is 5439"));
        }
        return new Endpoint(host, Objects.requireNonNullElse(port, Endpoint.DEFAULT_PORT));
    }

    @Override
    public Login login() {
        return value().login();
    }

    @Override
    public Optional<String> database() {
        return Optional.ofNullable(value().database());
    }

    /** A rotation may have changed the password while the deployment ran. */
    @Override
    public boolean refused(Login login) {
        SecretValue before = value();
        if (!before.login().equals(login)) {
            return true; // Another connection was refused first, and has read it again.
        }
        SecretValue now = secret.read();
        boolean rotated = !now.version().equals(before.version());
        if (rotated) {
            value = now;
        }
        return rotated;
    }

    @Override
    public Optional<String> account() {
        return Optional.of(identity.account());
    }

    @Override
    public void close() {
        secret.close();
        identity.close();
    }

    @Override
    public String toString() {
        return secret.subject();
    }

    private SecretValue value() {
        if (value == null) {
            value = secret.read();
        }
        return value;
    }
}
