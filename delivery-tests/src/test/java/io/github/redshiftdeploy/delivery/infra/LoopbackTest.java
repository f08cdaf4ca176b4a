package io.github.redshiftdeploy.delivery.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stand-in is for this machine alone: no other address of it answers. */
class LoopbackTest {

    private static final int MILLISECONDS = 2_000;

    /** What the stand-in listens with. */
    enum Listener {
        /** Redshift's own protocol. */
        DATABASE,
        /** What stands in for AWS. */
        AWS;

        int port() {
            return this == DATABASE
                    ? StandIn.local().port()
                    : StandIn.local().awsEndpoint().getPort();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_stand_in_listens_on_the_loopback_address_alone(Listener listener) throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        assumeTrue(!others.isEmpty(), "this machine has no other address");

        assertThatCode(() -> connect(InetAddress.getLoopbackAddress(), listener))
                .doesNotThrowAnyException();
        assertThat(others)
                .allSatisfy(address ->
                        assertThatThrownBy(() -> connect(address, listener)).isInstanceOf(IOException.class));
    }

    private static void connect(InetAddress address, Listener listener) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, listener.port()), MILLISECONDS);
        }
    }
}
