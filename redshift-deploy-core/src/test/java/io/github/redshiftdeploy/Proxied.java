package io.github.redshiftdeploy;

import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.gateway.Certificates;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.wire.Proxy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The stand-in behind a proxy that can let the network fail.
 *
 * @param cluster the way in through the proxy
 */
public record Proxied(Proxy proxy, Cluster cluster) implements Closeable {

    /** Opens a proxy before the stand-in; its certificate authority is a file in the folder. */
    public static Proxied in(Path folder) throws IOException {
        return before(Warehouse.local(), folder);
    }

    /** Does the same before another one. */
    public static Proxied before(RedshiftLocal local, Path folder) throws IOException {
        Certificates certificates = Certificates.of(List.of());
        Path caFile = Files.writeString(folder.resolve("proxy.pem"), certificates.caPem());
        Proxy proxy = Proxy.before(
                new Proxy.Upstream(local.host(), local.port(), trusting(local.caFile())), certificates.serverContext());
        return new Proxied(proxy, Cluster.of(local.connectionFile()).behind(proxy.port(), caFile));
    }

    private static SSLContext trusting(Path caFile) throws IOException {
        try (InputStream pem = Files.newInputStream(caFile)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("no trust in " + caFile, e);
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
    }
}
