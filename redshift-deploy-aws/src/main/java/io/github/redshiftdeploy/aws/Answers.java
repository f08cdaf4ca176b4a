package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what AWS answers: what must be in it is there, and what goes into a URL can say no more than it should. A
 * sign-in page of the network reads as an answer in which nothing stands.
 *
 * @param action the action that was asked for, as policies name it
 */
record Answers(String action) {

    private static final int HIGHEST_PORT = 65_535;

    /** Returns a part of the answer. */
    <T> T part(String name, @Nullable T value) {
        if (value == null || value.equals("")) {
            throw unusable("has no " + name);
        }
        return value;
    }

    /** Returns the first of a list. */
    <T> T first(String name, List<T> values) {
        return part(name, values.isEmpty() ? null : values.get(0));
    }

    /** Returns where a cluster listens; nothing while it is being created and has no address. */
    Optional<Endpoint> endpoint(@Nullable String address, @Nullable Integer port) {
        if (address == null) {
            return Optional.empty();
        }
        if (!TargetConfig.isHost(address)) {
            throw unusable("names '" + OneLine.of(address) + "' as the host");
        }
        int number = port == null ? Endpoint.DEFAULT_PORT : port;
        if (number < 1 || number > HIGHEST_PORT) {
            throw unusable("names " + number + " as the port");
        }
        return Optional.of(new Endpoint(address, number));
    }

    /** Returns the login of an answer. */
    TemporaryLogin login(@Nullable String user, @Nullable String password, @Nullable Instant expires) {
        Login login = new Login(part("user", user), new Secret(part("password", password)));
        return new TemporaryLogin(login, part("expiration", expires));
    }

    private DiagnosticException unusable(String why) {
        return new DiagnosticException(
                Diagnostic.error(AwsCode.NO_ANSWER_OF_AWS, "the answer to '" + action + "' " + why)
                        .help(Impostor.HELP));
    }
}
