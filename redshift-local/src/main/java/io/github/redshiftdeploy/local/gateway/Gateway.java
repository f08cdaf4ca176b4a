package io.github.redshiftdeploy.local.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * Listens on the loopback address, lets in who has a password and speaks TLS, and carries the messages of each client
 * to a PostgreSQL session of its own and back. A message is never held as a whole unless it is a statement, so the
 * memory that a connection needs has a bound.
 */
public final class Gateway implements Closeable {
    private static final int BACKLOG = 50;

    /** A client that does not get through the door in time is shown out. */
    private static final int DOORWAY_MILLISECONDS = 30_000;

    private final ServerSocket listener;
    private final Doorway doorway;
    private final Translators translators;
    private final StatementJournal history;
    private final Instruments instruments = new Instruments(new Faults(), new Counters(), new Journal());
    private final CancelKeys keys = new CancelKeys();
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    private Gateway(ServerSocket listener, Door door) {
        this.listener = listener;
        this.doorway = new Doorway(door.backend(), door.tls(), door.passwords(), instruments.faults(), keys);
        this.translators = door.translators();
        this.history = door.history();
    }

    /**
     * Starts to listen.
     *
     * @param port the port, or 0 for a free one
     */
    public static Gateway listen(int port, Door door) throws IOException {
        Gateway gateway = new Gateway(bind(port), door);
        Daemon.of("gateway", gateway::accept).start();
        return gateway;
    }

    /**
     * What a gateway stands before.
     *
     * @param tls the settings of the server's end
     * @param translators makes a translator for each connection
     * @param history hears of what all connections run
     */
    public record Door(
            Backend backend,
            SSLContext tls,
            PasswordCheck passwords,
            Translators translators,
            StatementJournal history) {}

    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Returns how often clients have waited for an answer since the last reset; logins do not count. Statements sent
     * together count once, provided that the first is not answered before the last is sent; see {@link Faults#latency}.
     */
    public long roundTrips() {
        return instruments.counters().roundTrips();
    }

    /** Returns how many texts were run since the last reset. */
    public long statements() {
        return instruments.counters().statements();
    }

    public void resetCounters() {
        instruments.counters().reset();
    }

    /** Returns the last texts that clients sent, oldest first, as they sent them; long ones are cut. */
    public List<String> journal() {
        return instruments.journal().entries();
    }

    public Faults faults() {
        return instruments.faults();
    }

    /** Ends all connections. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Closeable connection : open) {
            closeQuietly(connection);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        try {
            return new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new IOException("port " + port + " on 127.0.0.1 cannot be used: " + e.getMessage(), e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Daemon.of("client", () -> serve(socket)).start();
            }
        } catch (IOException closed) {
            // The end of the gateway.
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            if (instruments.faults().silent()) {
                awaitClose(socket);
                return;
            }
            socket.setTcpNoDelay(true);
            serve(new Client(socket));
        } catch (IOException clientGone) {
            // Nobody is left to tell.
        } finally {
            open.remove(socket);
        }
    }

    private void serve(Client client) throws IOException {
        client.timeout(DOORWAY_MILLISECONDS);
        Optional<Admitted> admitted = doorway.admit(client);
        if (admitted.isEmpty()) {
            client.close();
            return;
        }
        client.timeout(0);
        Connection connection = connection(client, admitted.get());
        open.add(connection);
        try (connection) {
            connection.carry();
        } finally {
            open.remove(connection);
        }
    }

    private Connection connection(Client client, Admitted admitted) throws IOException {
        Narration narration = new Narration(history, admitted.database(), admitted.role());
        Translator translator = translators.of(admitted.database());
        return new Connection(client, admitted, narration, translator, instruments, keys);
    }

    /** Hears the client and says nothing. */
    private static void awaitClose(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void closeQuietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException alreadyClosed) {
            // So it is closed.
        }
    }
}
