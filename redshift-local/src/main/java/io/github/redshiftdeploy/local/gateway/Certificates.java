package io.github.redshiftdeploy.local.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of our own and a server certificate from it, new at each start. The keys stay in memory. */
public final class Certificates {
    private static final byte[] SHA256_WITH_ECDSA = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));

    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final String COMMON_NAME = "2.5.4.3";

    private static final int GENERAL_NAME_DNS = 0x82;
    private static final int GENERAL_NAME_ADDRESS = 0x87;
    private static final int VERSION = 0xA0;
    private static final int EXTENSIONS = 0xA3;

    private static final int SERIAL_BITS = 120;
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(365);
    private static final int PEM_LINE = 64;

    private final X509Certificate authority;
    private final SSLContext serverContext;

    private Certificates(X509Certificate authority, SSLContext serverContext) {
        this.authority = authority;
        this.serverContext = serverContext;
    }

    /** Makes them for {@code localhost}, {@code 127.0.0.1} and the given host names and addresses. */
    public static Certificates of(List<String> hosts) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
        names.addAll(hosts);
        try {
            return make(names);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate for " + names + " could be made", e);
        }
    }

    /** Returns the certificate of the authority, as clients want it. */
    public String caPem() throws IOException {
        try {
            Base64.Encoder base64 = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
            return "-----BEGIN CERTIFICATE-----\n"
                    + base64.encodeToString(authority.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate of the authority cannot be written", e);
        }
    }

    /** Returns the TLS settings of a server that shows the certificate. */
    public SSLContext serverContext() {
        return serverContext;
    }

    /** Returns the TLS settings of a client that trusts the authority, and nobody else. */
    public SSLContext clientContext() throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", authority);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate of the authority cannot be trusted", e);
        }
    }

    private static Certificates make(Set<String> hosts) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair authorityKeys = generator.generateKeyPair();
        KeyPair serverKeys = generator.generateKeyPair();
        byte[] issuer = name("redshift-local CA " + Long.toHexString(new SecureRandom().nextLong()));
        X509Certificate authority = certificate(
                issuer,
                issuer,
                authorityKeys.getPublic(),
                authorityKeys.getPrivate(),
                critical(BASIC_CONSTRAINTS, Der.sequence(Der.yes())),
                critical(KEY_USAGE, Der.bits(1, new byte[] {0x06})));
        X509Certificate server = certificate(
                issuer,
                name("localhost"),
                serverKeys.getPublic(),
                authorityKeys.getPrivate(),
                extension(SUBJECT_ALTERNATIVE_NAME, alternativeNames(hosts)),
                extension(EXTENDED_KEY_USAGE, Der.sequence(Der.identifier(SERVER_AUTHENTICATION))));
        return new Certificates(authority, context(serverKeys.getPrivate(), server, authority));
    }

    private static SSLContext context(PrivateKey key, X509Certificate... chain)
            throws GeneralSecurityException, IOException {
        char[] none = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key, none, chain);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static X509Certificate certificate(
            byte[] issuer, byte[] subject, PublicKey key, PrivateKey signer, byte[]... extensions)
            throws GeneralSecurityException {
        Instant now = Instant.now();
        byte[] body = Der.sequence(
                Der.element(VERSION, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS)),
                SHA256_WITH_ECDSA,
                issuer,
                Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(AFTER))),
                subject,
                key.getEncoded(),
                Der.element(EXTENSIONS, Der.sequence(extensions)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(body);
        byte[] whole = Der.sequence(body, SHA256_WITH_ECDSA, Der.bits(0, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(commonName))));
    }

    private static byte[] alternativeNames(Set<String> hosts) throws UnknownHostException {
        byte[][] names = new byte[hosts.size()][];
        int index = 0;
        for (String host : hosts) {
            names[index++] = alternativeName(host);
        }
        return Der.sequence(names);
    }

    private static byte[] alternativeName(String host) throws UnknownHostException {
        // Only what cannot be a name is parsed as an address, so nothing is looked up.
        if (host.matches("[0-9.]+") || host.contains(":")) {
            return Der.element(GENERAL_NAME_ADDRESS, InetAddress.getByName(host).getAddress());
        }
        return Der.element(GENERAL_NAME_DNS, host.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] extension(String identifier, byte[] value) {
        return Der.sequence(Der.identifier(identifier), Der.octets(value));
    }

    private static byte[] critical(String identifier, byte[] value) {
        return Der.sequence(Der.identifier(identifier), Der.yes(), Der.octets(value));
    }
}
