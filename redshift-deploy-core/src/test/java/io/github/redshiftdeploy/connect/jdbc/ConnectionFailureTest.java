package io.github.redshiftdeploy.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.TransportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures that no machine of a build can bring about, for it has a network. */
final class ConnectionFailureTest {

    static Stream<IOException> noRoutes() {
        return Stream.of(
                new NoRouteToHostException("No route to host"), new ConnectException("Network is unreachable"));
    }

    @ParameterizedTest
    @MethodSource("noRoutes")
    void a_network_without_a_way_there_is_told_and_how_to_get_around_it(IOException cause) {
        TransportException problem =
                new TransportException(new ServerError("08001", String.valueOf(cause.getMessage())), cause);
        ConnectionFailure failure = new ConnectionFailure(problem, new Endpoint("10.0.0.7", 5439));

        String said = failure.diagnostic(
                        "dev", "ann", Duration.ofSeconds(5), Optional.of("redshift.transport=data-api"))
                .render();

        assertThat(said)
                .contains("RS4006", "there is no route to '10.0.0.7:5439'", "'redshift.transport=data-api' gets there");
        assertThat(failure.passing()).isTrue();
    }
}
