package io.github.redshiftdeploy.connect.jdbc;

import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport;
import java.util.Optional;
import java.util.function.Consumer;

/** The way over Amazon's driver: to a host and a port, with a user and a password. */
public record JdbcRoute(CredentialSource credentials) implements Route {

    @Override
    public String address() {
        return credentials.endpoint().toString();
    }

    @Override
    public Optional<String> database() {
        return credentials.database();
    }

    @Override
    public Optional<String> account() {
        return credentials.account();
    }

    @Override
    public Transport transport(String database, SessionSetUp setUp, Consumer<String> log) {
        return new JdbcTransport(credentials, database, setUp, log);
    }

    @Override
    public void close() {
        credentials.close();
    }
}
