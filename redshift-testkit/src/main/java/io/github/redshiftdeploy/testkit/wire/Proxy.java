package io.github.redshiftdeploy.testkit.wire;

import io.github.redshiftdeploy.testkit.wire.Message.Direction;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and a server, ends the TLS of both, and so sees each message, in both directions. It numbers
 * the messages of all connections together and asks a {@link Judge} what becomes of each.
 */
public final class Proxy implements Closeable {
    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final Upstream upstream;
    private final SSLContext tls;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final Set<Line> lingering = ConcurrentHashMap.newKeySet();
    private final List<Integer> backends = new ArrayList<>();
    private Judge judge = message -> Fate.PASSES;
    private int connections;
    private int messages;
    private int roundTrips;
    private long shutUntil = System.nanoTime();

    private Proxy(ServerSocket listener, Upstream upstream, SSLContext tls) {
        this.listener = listener;
        this.upstream = upstream;
        this.tls = tls;
    }

    /**
     * Starts to listen on a free port of the loopback address.
     *
     * @param tls what clients are shown
     */
    public static Proxy before(Upstream upstream, SSLContext tls) throws IOException {
        ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        Proxy proxy = new Proxy(listener, upstream, tls);
        daemon("proxy", proxy::accept);
        return proxy;
    }

    /**
     * The server behind a proxy.
     *
     * @param tls trusts the server
     */
    public record Upstream(String host, int port, SSLContext tls) {}

    public int port() {
        return listener.getLocalPort();
    }

    /** Ends what is open, and begins to count anew, under another judge. */
    public void begin(Judge other) {
        cut();
        synchronized (this) {
            judge = other;
            connections = 0;
            messages = 0;
            roundTrips = 0;
            shutUntil = System.nanoTime();
            backends.clear();
            lingering.forEach(line -> backends.add(line.backend()));
        }
    }

    /** Closes both ends of all connections, also of those that are frozen or half open; those that linger stay. */
    public void cut() {
        lines.forEach(Line::close);
    }

    /** Tells whether the server is still to get, or to work on, messages whose clients have gone. */
    public boolean lingers() {
        return !lingering.isEmpty();
    }

    /** Refuses new connections for a while. */
    public synchronized void shut(Duration time) {
        shutUntil = System.nanoTime() + time.toNanos();
    }

    /** Returns how many messages there have been. */
    public synchronized int messages() {
        return messages;
    }

    /** Returns how often clients have waited for an answer; logins do not count. */
    public synchronized int roundTrips() {
        return roundTrips;
    }

    /** Returns the process ids of the server's sessions, also of those that have ended or linger from before. */
    public synchronized List<Integer> backends() {
        return List.copyOf(backends);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
        lingering.forEach(Line::close);
    }

    /** Numbers a message and returns what becomes of it. */
    synchronized Ruling judge(Line line, Direction direction, char type, byte[] body) {
        messages++;
        Message message = new Message(messages, line.number(), direction, type, body);
        if (line.turns(message)) {
            roundTrips++;
        }
        if (direction == Direction.TO_CLIENT && type == 'K') {
            backends.add(message.firstInt());
            line.serves(message.firstInt());
        }
        return new Ruling(message, judge.of(message));
    }

    /** A message and what becomes of it. */
    record Ruling(Message message, Fate fate) {}

    /** Lets all connections meet the end that one of them meets. */
    void spread(Fate fate) {
        lines.forEach(line -> line.meet(fate));
    }

    /** A connection is no longer one of those that are cut with the others. */
    void lingers(Line line) {
        lingering.add(line);
        lines.remove(line);
    }

    void ended(Line line) {
        lines.remove(line);
        lingering.remove(line);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Line line = admit(socket);
                if (line == null) {
                    socket.close();
                } else {
                    daemon("proxy-client", line::run);
                }
            }
        } catch (IOException closed) {
            // The end of the proxy.
        }
    }

    private synchronized @Nullable Line admit(Socket socket) {
        if (System.nanoTime() < shutUntil) {
            return null;
        }
        connections++;
        Line line = new Line(this, connections, socket, upstream, tls);
        lines.add(line);
        return line;
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
