package io.github.redshiftdeploy.connect.jdbc;

import io.github.redshiftdeploy.connect.ConnectCode;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Trusts the certificates of a PEM file and no others. The driver itself reads only the first certificate of such a
 * file, so that a bundle would silently be cut. The driver loads it by name; it checks the host name itself
 * ({@code sslmode=verify-full}).
 */
public final class CertificateBundle extends SSLSocketFactory {

    private final SSLSocketFactory factory;

    /** Called by the driver with the path of the file. */
    public CertificateBundle(String file) throws IOException, GeneralSecurityException {
        factory = context(read(Path.of(file))).getSocketFactory();
    }

    /** Makes sure that a file can be used. */
    static void check(Path file) {
        try {
            read(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new DiagnosticException(
                    Diagnostic.error(
                                    ConnectCode.WRONG_CERTIFICATES,
                                    "'redshift.sslRootCert' holds no certificates in PEM: '" + file + "'")
                            .help("the file begins with '-----BEGIN CERTIFICATE-----'"),
                    e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new IOException("no certificate in " + file);
            }
            return certificates;
        }
    }

    private static SSLContext context(Collection<? extends Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            number++;
            trusted.setCertificateEntry("ca" + number, certificate);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return factory.createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return factory.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return factory.createSocket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return factory.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return factory.createSocket(host, port, local, localPort);
    }
}
