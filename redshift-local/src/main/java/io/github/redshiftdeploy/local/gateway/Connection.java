package io.github.redshiftdeploy.local.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Function;

/** A client that was let in, and its connection to the server. */
final class Connection implements Closeable {
    private final Client client;
    private final Lines lines;
    private final Lines.Line home;
    private final ClientOutput output;
    private final Exchange exchange;
    private final Narration narration;
    private final Requests requests;

    Connection(
            Client client,
            Admitted admitted,
            Narration narration,
            Translator translator,
            Instruments instruments,
            CancelKeys keys)
            throws IOException {
        this.client = client;
        this.narration = narration;
        this.exchange = new Exchange(instruments.counters());
        this.output = new ClientOutput(
                client.output(),
                instruments.faults()::roundTrip,
                () -> exchange.deliver(client.input().silent()));
        Function<BackendConnection, Lines.Line> line =
                server -> new Lines.Line(server, new Answers(server, output, exchange, narration, translator));
        this.home = line.apply(admitted.server());
        this.lines = new Lines(admitted, home, exchange, keys, server -> hearing(line.apply(server)));
        this.requests = new Requests(client, lines, exchange, narration, translator, instruments);
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
            lines.shutdownOutput();
        } catch (IOException alreadyClosed) {
            // The other thread hears that too.
        }
    }

    private void carryAnswers() {
        try (client;
                lines) {
            home.answers().carry();
            output.finish();
        } catch (Cut cut) {
            cut();
        } catch (IOException clientOrServerGone) {
            // Either way this connection is over; the other thread sees its end of it closed.
        } finally {
            exchange.close();
            narration.close();
        }
    }

    /** Begins to hear a session in another database. */
    private Lines.Line hearing(Lines.Line line) {
        Daemon.of("answers", () -> carryAnswers(line)).start();
        return line;
    }

    private void carryAnswers(Lines.Line line) {
        try {
            line.answers().carry();
        } catch (Cut cut) {
            cut();
        } catch (IOException clientOrServerGone) {
            // Either it was left, or the connection is over.
        }
        if (lines.isSpokenTo(line.server()) && !exchange.endedSilently()) {
            end();
        }
    }

    /** The server has closed the session that is spoken to, and perhaps said why. */
    private void end() {
        try (client;
                lines) {
            output.flush();
        } catch (IOException clientGone) {
            // The end is the same.
        }
    }

    private void cut() {
        try (lines) {
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
        try (lines) {
            client.abort();
        }
    }
}
