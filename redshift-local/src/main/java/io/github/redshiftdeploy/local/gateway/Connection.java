package io.github.redshiftdeploy.local.gateway;

import java.io.Closeable;
import java.io.IOException;

/** A client that was let in, and its connection to the server. */
final class Connection implements Closeable {
    private final Client client;
    private final BackendConnection server;
    private final Exchange exchange;
    private final Narration narration;
    private final Requests requests;
    private final Answers answers;

    Connection(
            Client client,
            BackendConnection server,
            Narration narration,
            Translator translator,
            Instruments instruments)
            throws IOException {
        this.client = client;
        this.server = server;
        this.narration = narration;
        this.exchange = new Exchange(instruments.counters());
        ClientOutput output = new ClientOutput(
                client.output(),
                instruments.faults()::roundTrip,
                () -> exchange.deliver(client.input().silent()));
        this.requests = new Requests(client, server, exchange, narration, translator, instruments);
        this.answers = new Answers(server, output, exchange, narration, translator);
    }

    /** Runs until one of the two ends has had enough. */
    void carry() {
        Thread hearing = Daemon.of("answers", this::carryAnswers);
        hearing.start();
        carryRequests();
        join(hearing);
    }

    private void carryRequests() {
        try {
            requests.carry();
        } catch (Cut cut) {
            cut();
            return;
        } catch (IOException clientOrServerGone) {
            // What the server has said last, why it ends perhaps, still goes to the client.
        }
        try {
            server.shutdownOutput();
        } catch (IOException alreadyClosed) {
            // The other thread hears that too.
        }
    }

    private void carryAnswers() {
        try (client;
                server) {
            answers.carry();
        } catch (Cut cut) {
            cut();
        } catch (IOException clientOrServerGone) {
            // Either way this connection is over; the other thread sees its end of it closed.
        } finally {
            exchange.close();
            narration.close();
        }
    }

    private void cut() {
        try (server) {
            client.cut();
        } catch (IOException alreadyClosed) {
            // So it is cut.
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the connection at once, also one that is stuck. */
    @Override
    public void close() throws IOException {
        try (server) {
            client.abort();
        }
    }
}
