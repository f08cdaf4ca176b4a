package io.github.redshiftdeploy.local.gateway;

import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The server's ends of a connection: a session in the database that the client was let in to, and, while it uses
 * another database, a second one there. The thread that hears the client moves between them; only one is spoken to at a
 * time.
 */
final class Lines implements Closeable {
    private final Way way;
    private final String homeDatabase;
    private final Line home;
    private final Exchange exchange;
    private final CancelKeys keys;
    private final Function<BackendConnection, Line> hearing;
    private volatile Line current;
    private volatile @Nullable BackendConnection entering;
    private String database;

    /** @param hearing begins to hear a session */
    Lines(Admitted admitted, Line home, Exchange exchange, CancelKeys keys, Function<BackendConnection, Line> hearing) {
        this.way = admitted.way();
        this.homeDatabase = admitted.database();
        this.database = admitted.database();
        this.home = home;
        this.current = home;
        this.exchange = exchange;
        this.keys = keys;
        this.hearing = hearing;
    }

    /** A session, and what carries its answers. */
    record Line(BackendConnection server, Answers answers) {}

    /** Returns the database of the session that is spoken to. */
    String database() {
        return database;
    }

    /** Opens a session in a database, for the same user and with the same settings. */
    @FunctionalInterface
    interface Way {
        BackendConnection to(String database) throws IOException;
    }

    /** What the session that is spoken to gets. */
    DataOutputStream output() {
        return current.server.output();
    }

    /** Tells whether a session is the one that is spoken to, or the one that is being opened. */
    boolean isSpokenTo(BackendConnection server) {
        return current.server == server || entering == server;
    }

    /** Moves; returns why that is not possible, if it is not, and then stays. */
    Optional<ServerError> move(Leg.Move move) throws IOException {
        for (String last : move.leaving()) {
            silently(last);
        }
        Optional<ServerError> failure = move.database().equals(homeDatabase) ? goHome() : enter(move.database());
        for (String first : move.entering()) {
            if (failure.isEmpty()) {
                failure = silently(first);
            }
        }
        return failure;
    }

    private Optional<ServerError> goHome() throws IOException {
        Line left = current;
        current = home;
        database = homeDatabase;
        byte[] told = home.answers.key();
        if (told != null) {
            keys.remove(told);
        }
        if (!left.equals(home)) {
            end(left);
        }
        return Optional.empty();
    }

    private Optional<ServerError> enter(String database) throws IOException {
        exchange.silently();
        BackendConnection server = way.to(database);
        entering = server;
        Line entered = hearing.apply(server);
        exchange.awaitStatus();
        entering = null;
        Optional<ServerError> failure = exchange.failure();
        if (failure.isPresent()) {
            entered.server.close();
            return failure;
        }
        goHome();
        current = entered;
        this.database = database;
        byte[] told = home.answers.key();
        byte[] key = entered.answers.key();
        if (told != null && key != null) {
            keys.put(told, key);
        }
        return failure;
    }

    /** Asks the session that is spoken to. */
    List<String> ask(String query) {
        try {
            return silently(query).isPresent() ? List.of() : exchange.rows();
        } catch (IOException serverGone) {
            return List.of();
        }
    }

    private Optional<ServerError> silently(String sql) throws IOException {
        exchange.silently();
        DataOutputStream out = output();
        Messages.write(out, 'Q', (sql + "\0").getBytes(StandardCharsets.UTF_8));
        out.flush();
        exchange.awaitStatus();
        return exchange.failure();
    }

    private static void end(Line line) throws IOException {
        try (BackendConnection server = line.server) {
            Messages.write(server.output(), 'X', new byte[0]);
            server.output().flush();
        }
    }

    /** Tells the server that nothing more comes. */
    void shutdownOutput() throws IOException {
        @Nullable Line other = current.equals(home) ? null : current;
        if (other != null) {
            other.server.shutdownOutput();
        }
        home.server.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        byte[] told = home.answers.key();
        if (told != null) {
            keys.remove(told);
        }
        BackendConnection first = home.server;
        try (first) {
            current.server.close();
        }
    }
}
