package io.github.redshiftdeploy.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CertificatesTest {
    @Test
    void the_server_is_who_it_says_it_is() throws Exception {
        Certificates certificates = Certificates.of(List.of("dw.example.com", "10.0.0.1", "2001:db8::1"));
        X509Certificate authority = authority(certificates);

        X509Certificate server = shownTo("dw.example.com", certificates, authority);

        assertThat(server.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(2, "dw.example.com"),
                        List.of(7, "10.0.0.1"),
                        List.of(7, "2001:db8:0:0:0:0:0:1"));
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(authority.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(authority.getKeyUsage()).startsWith(false, false, false, false, false, true, true, false);
    }

    private static X509Certificate authority(Certificates certificates) throws Exception {
        byte[] pem = certificates.caPem().getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    /** Returns the certificate that a client sees who trusts nobody but the authority and checks the name. */
    private static X509Certificate shownTo(String host, Certificates certificates, X509Certificate authority)
            throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listener = (SSLServerSocket)
                        certificates.serverContext().getServerSocketFactory().createServerSocket(0, 1, loopback);
                Socket plain = new Socket(loopback, listener.getLocalPort());
                SSLSocket accepted = (SSLSocket) listener.accept();
                SSLSocket client = (SSLSocket) trusting(authority)
                        .getSocketFactory()
                        .createSocket(plain, host, listener.getLocalPort(), true)) {
            SSLParameters parameters = client.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            client.setSSLParameters(parameters);
            Daemon.of("handshake", () -> shake(accepted)).start();
            client.startHandshake();
            return (X509Certificate) client.getSession().getPeerCertificates()[0];
        }
    }

    private static void shake(SSLSocket socket) {
        try {
            socket.startHandshake();
        } catch (IOException clientTells) {
            // What went wrong.
        }
    }

    private static SSLContext trusting(X509Certificate authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
