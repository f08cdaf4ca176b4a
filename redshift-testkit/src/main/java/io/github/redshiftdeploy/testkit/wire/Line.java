package io.github.redshiftdeploy.testkit.wire;

import io.github.redshiftdeploy.testkit.wire.Fate.Portion;
import io.github.redshiftdeploy.testkit.wire.Message.Direction;
import io.github.redshiftdeploy.testkit.wire.Proxy.Ruling;
import io.github.redshiftdeploy.testkit.wire.Proxy.Upstream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection of a proxy: the client's end, the server's end, and a thread for each direction. */
final class Line implements Closeable {
    private static final int CANCEL_REQUEST = 80877102;
    private static final int SSL_REQUEST = 80877103;
    private static final int LENGTH = 4;
    private static final char READY = 'Z';
    private static final int LARGEST = 1 << 26;
    private static final int BUFFER = 1 << 14;
    private static final byte[] ASK_FOR_TLS = ByteBuffer.allocate(2 * LENGTH)
            .putInt(2 * LENGTH)
            .putInt(SSL_REQUEST)
            .array();

    private final Proxy proxy;
    private final int number;
    private final Socket client;
    private final Socket server = new Socket();
    private final Upstream upstream;
    private final SSLContext tls;
    private final CountDownLatch over = new CountDownLatch(1);

    private volatile boolean frozen;
    private volatile boolean halfOpen;

    /** The way on which nothing arrives any more. */
    private volatile @Nullable Direction dropping;

    /** Whether the client has gone and the server is still to get its last message, and whether it has got it. */
    private volatile boolean lingers;

    private volatile boolean delivered;

    /** The process id of the server's session, or 0 before the login. */
    private volatile int backend;

    /** Whether the login is over, and who spoke last; known to the proxy, which hears one message at a time. */
    private boolean ready;

    private Direction last = Direction.TO_CLIENT;

    Line(Proxy proxy, int number, Socket client, Upstream upstream, SSLContext tls) {
        this.proxy = proxy;
        this.number = number;
        this.client = client;
        this.upstream = upstream;
        this.tls = tls;
    }

    int number() {
        return number;
    }

    int backend() {
        return backend;
    }

    /** Takes note of the process id of the server's session. */
    void serves(int process) {
        backend = process;
    }

    /** Takes note of a message, and tells whether the client begins to wait with it. */
    boolean turns(Message message) {
        boolean turn = ready && last == Direction.TO_CLIENT && message.direction() == Direction.TO_SERVER;
        last = message.direction();
        ready |= message.direction() == Direction.TO_CLIENT && message.type() == READY;
        return turn && message.type() != 'X';
    }

    void run() {
        try {
            client.setTcpNoDelay(true);
            enter();
        } catch (IOException ended) {
            // One of the two has had enough.
        } finally {
            if (!halfOpen && !lingers) {
                close();
            }
        }
    }

    private void enter() throws IOException {
        DataInputStream plain = new DataInputStream(client.getInputStream());
        byte[] packet = body(plain);
        Ruling request = proxy.judge(this, Direction.TO_SERVER, Message.UNTYPED, packet);
        if (request.message().firstInt() == CANCEL_REQUEST) {
            connect();
            send(request, server.getOutputStream());
            client.close();
            return;
        }
        send(request, OutputStream.nullOutputStream());
        client.getOutputStream().write('S');
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(client, null, true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        SSLSocket onward = secureServer();
        DataInputStream fromClient = input(secured);
        OutputStream toServer = output(onward);
        Ruling startup = proxy.judge(this, Direction.TO_SERVER, Message.UNTYPED, body(fromClient));
        send(startup, toServer);
        toServer.flush();
        DataInputStream fromServer = input(onward);
        OutputStream toClient = output(secured);
        Proxy.daemon("proxy-answers", () -> carryAnswers(fromServer, toClient));
        carry(Direction.TO_SERVER, fromClient, toServer);
    }

    private void carryAnswers(DataInputStream fromServer, OutputStream toClient) {
        try {
            carry(Direction.TO_CLIENT, fromServer, toClient);
            toClient.flush();
            client.close();
        } catch (IOException ended) {
            // One of the two has had enough.
        } finally {
            close();
        }
    }

    private void connect() throws IOException {
        server.connect(new InetSocketAddress(upstream.host(), upstream.port()));
        server.setTcpNoDelay(true);
    }

    private SSLSocket secureServer() throws IOException {
        connect();
        server.getOutputStream().write(ASK_FOR_TLS);
        if (server.getInputStream().read() != 'S') {
            throw new IOException("the server does not speak TLS");
        }
        SSLSocket secured = (SSLSocket)
                upstream.tls().getSocketFactory().createSocket(server, upstream.host(), upstream.port(), true);
        // Sessions of this version are resumed without any mathematics, which is most of what a login costs.
        secured.setEnabledProtocols(new String[] {"TLSv1.2"});
        secured.startHandshake();
        return secured;
    }

    private void carry(Direction direction, DataInputStream in, OutputStream out) throws IOException {
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] body = body(in);
            if (lingers) {
                if (delivered && type == READY) {
                    return;
                }
            } else if (!halfOpen) {
                send(proxy.judge(this, direction, (char) type, body), out);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }
    }

    private void send(Ruling ruling, OutputStream out) throws IOException {
        if (frozen) {
            await();
        }
        if (ruling.message().direction() == dropping) {
            return;
        }
        Fate fate = ruling.fate();
        byte[] bytes =
                fate.sql() == null ? ruling.message().bytes() : ruling.message().bytesWith(fate.sql());
        switch (fate.act()) {
            case PASS -> out.write(bytes);
            case DELAY -> {
                out.flush();
                pause(fate.delay().toMillis());
                out.write(bytes);
            }
            case DROP -> dropping = ruling.message().direction();
            case LINGER -> linger(fate, bytes, out);
            case CUT, HALF_OPEN, FREEZE -> {
                out.write(bytes, 0, portion(fate.portion(), bytes.length));
                out.flush();
                end(fate);
            }
        }
    }

    private void linger(Fate fate, byte[] bytes, OutputStream toServer) throws IOException {
        lingers = true;
        proxy.lingers(this);
        reset(client);
        if (fate.everywhere()) {
            proxy.cut();
        }
        pause(fate.delay().toMillis());
        delivered = true;
        toServer.write(bytes);
        toServer.flush();
    }

    private static int portion(Portion portion, int length) {
        return switch (portion) {
            case NOTHING -> 0;
            case HALF -> length / 2;
            case ALL -> length;
        };
    }

    private void end(Fate fate) throws IOException {
        if (fate.everywhere()) {
            proxy.spread(fate);
        }
        meet(fate);
        if (frozen) {
            await();
        }
        if (!halfOpen) {
            throw new EOFException("cut");
        }
    }

    /** The connection meets its end. */
    void meet(Fate fate) {
        switch (fate.act()) {
            case CUT -> close();
            case HALF_OPEN -> {
                halfOpen = true;
                reset(client);
            }
            case FREEZE -> frozen = true;
            case PASS, DELAY, DROP, LINGER -> {}
        }
    }

    /** Closes both ends at once; whoever waits here is let go. */
    @Override
    public void close() {
        over.countDown();
        reset(client);
        try {
            server.close();
        } catch (IOException e) {
            // So it is closed.
        }
        proxy.ended(this);
    }

    /** Ends a connection in the middle of things, as a failing network does. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It was closed already.
        }
    }

    private void await() throws IOException {
        pause(Long.MAX_VALUE);
        throw new EOFException("frozen to the end");
    }

    /** Waits so long, or until the connection is over. */
    private void pause(long milliseconds) throws IOException {
        try {
            if (over.await(milliseconds, TimeUnit.MILLISECONDS)) {
                throw new EOFException("over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static byte[] body(DataInputStream in) throws IOException {
        int length = in.readInt() - LENGTH;
        if (length < 0 || length > LARGEST) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return body;
    }

    private static DataInputStream input(Socket socket) throws IOException {
        InputStream buffered = new BufferedInputStream(socket.getInputStream(), BUFFER);
        return new DataInputStream(buffered);
    }

    private static OutputStream output(Socket socket) throws IOException {
        return new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }
}
