package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.config.PasswordLogin;

/** A host and a lasting password, as they were configured. */
public record PasswordSource(Endpoint endpoint, PasswordLogin known) implements CredentialSource {

    @Override
    public Login login() {
        return new Login(known.user(), known.password());
    }

    @Override
    public void close() {}
}
