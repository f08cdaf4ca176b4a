package io.github.redshiftdeploy.connect.jdbc;

import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.local.gateway.Certificates;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;

/** Something that listens and is no cluster, or not a sound one. */
final class OddServer implements Closeable {

    /** The protocol's request for TLS. */
    private static final int SSL_REQUEST_LENGTH = 8;

    private final ServerSocket listener;
    private final Manner manner;

    /** What it does with a client that has come. */
    @FunctionalInterface
    interface Manner {
        void serve(Socket client) throws IOException;
    }

    private OddServer(InetAddress address, Manner manner) throws IOException {
        this.listener = new ServerSocket(0, 50, address);
        this.manner = manner;
        Thread thread = new Thread(this::accept, "odd server");
        thread.setDaemon(true);
        thread.start();
    }

    static OddServer that(Manner manner) throws IOException {
        return new OddServer(InetAddress.getLoopbackAddress(), manner);
    }

    /** Answers the request for TLS with a letter, and nothing else. */
    static Manner answers(String text) {
        return client -> {
            client.getInputStream().readNBytes(SSL_REQUEST_LENGTH);
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
        };
    }

    /** Agrees on TLS, and then hears everything and says nothing. */
    static Manner silentAfterTls(Certificates certificates) {
        return client -> {
            answers("S").serve(client);
            SSLSocket secured =
                    (SSLSocket) certificates.serverContext().getSocketFactory().createSocket(client, null, true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            secured.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    }

    /** Hands everything on to a port of this machine, from another of its addresses. */
    static OddServer relay(InetAddress address, int port) throws IOException {
        return new OddServer(address, client -> handOn(client, port));
    }

    /** Says nothing to the first client, and hands everything of the others on to a port of this machine. */
    static OddServer silentOnce(Runnable firstCame, int port) throws IOException {
        AtomicBoolean came = new AtomicBoolean();
        return that(client -> {
            if (came.compareAndSet(false, true)) {
                firstCame.run();
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            } else {
                handOn(client, port);
            }
        });
    }

    private static void handOn(Socket client, int port) throws IOException {
        try (Socket server = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            Thread back = new Thread(() -> copy(server, client));
            back.setDaemon(true);
            back.start();
            copy(client, server);
        }
    }

    Endpoint endpoint() {
        return new Endpoint(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread thread = new Thread(() -> serve(client), "odd server's client");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void serve(Socket client) {
        try (client) {
            manner.serve(client);
        } catch (IOException clientGone) {
            // As it should be.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException closed) {
            // One of them has gone, and so does the other.
        }
    }
}
