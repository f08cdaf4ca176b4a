package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that are looked for when they are needed: after the scripts were found to be right, and inside the
 * deployment, so that its record tells when there are none. The cluster is asked for its place once.
 */
final class CredentialsOnDemand implements CredentialSource {

    private final Supplier<CredentialSource> supplier;
    private @Nullable CredentialSource source;
    private @Nullable Endpoint endpoint;

    CredentialsOnDemand(Supplier<CredentialSource> supplier) {
        this.supplier = supplier;
    }

    @Override
    public Endpoint endpoint() {
        if (endpoint == null) {
            endpoint = source().endpoint();
        }
        return endpoint;
    }

    @Override
    public Login login() {
        return source().login();
    }

    @Override
    public Optional<String> database() {
        return source().database();
    }

    @Override
    public boolean refused(Login login) {
        return source().refused(login);
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }

    private CredentialSource source() {
        if (source == null) {
            source = supplier.get();
        }
        return source;
    }
}
