package io.github.redshiftdeploy.local.gateway;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries what the server says to the client, as Amazon Redshift would say it. */
final class Answers {
    /** Amazon Redshift presents itself as the PostgreSQL that it comes from. */
    private static final String SERVER_VERSION = "8.0.2";

    private static final int LARGEST_MESSAGE = 1 << 30;

    /** An error or a notice larger than this goes through as it is. */
    private static final int LARGEST_ERROR = 1 << 22;

    private static final int END = -1;

    /** How the server ends an {@code Execute}; within a simple query the first and the last come for each statement. */
    private static final char COMPLETE = 'C';

    private static final char SUSPENDED = 's';
    private static final char EMPTY = 'I';

    private final DataInputStream server;
    private final ClientOutput out;
    private final DataOutputStream client;
    private final Exchange exchange;
    private final Narration narration;
    private final Translator translator;
    private volatile byte @Nullable [] key;

    Answers(
            BackendConnection server,
            ClientOutput client,
            Exchange exchange,
            Narration narration,
            Translator translator) {
        this.server = server.input();
        this.out = client;
        this.client = new DataOutputStream(client);
        this.exchange = exchange;
        this.narration = narration;
        this.translator = translator;
    }

    /** Runs until the server has said its last. */
    void carry() throws IOException, Cut {
        for (int type = server.read(); type != END; type = server.read()) {
            carry((char) type, Messages.readLength(server, LARGEST_MESSAGE));
            if (server.available() == 0) {
                client.flush();
            }
        }
    }

    /** Returns the key by which the server knows its process, once it has said so. */
    byte @Nullable [] key() {
        return key;
    }

    private void carry(char type, int length) throws IOException, Cut {
        if (exchange.silent()) {
            silently(type, body(length));
            return;
        }
        if (exchange.swallowing()) {
            swallow(type, length);
            return;
        }
        switch (type) {
            case 'S' -> parameter(body(length));
            case 'E' -> error(length);
            case 'N' -> notice(length);
            case 'K' -> key(body(length));
            case 'Z' -> ready(body(length));
            case '1' -> {
                exchange.parsed();
                copy(type, length);
            }
            case 'D' -> {
                narration.row();
                copy(type, length);
            }
            case COMPLETE -> completed(body(length));
            case SUSPENDED, EMPTY -> {
                narration.completed();
                copy(type, length);
            }
            default -> copy(type, length);
        }
    }

    private void silently(char type, byte[] body) {
        switch (type) {
            case 'E' -> exchange.failed(ServerError.of(body));
            case 'K' -> key = body;
            case 'D' -> exchange.row(firstColumn(body));
            case 'Z' -> exchange.silentlyReady((char) body[0]);
            default -> {
                // The client has not asked.
            }
        }
    }

    private static String firstColumn(byte[] row) {
        int start = Short.BYTES + Integer.BYTES;
        int length = ByteBuffer.wrap(row).getInt(Short.BYTES);
        return length < 0 ? "" : new String(row, start, length, StandardCharsets.UTF_8);
    }

    private void swallow(char type, int length) throws IOException, Cut {
        if (type == 'E' && length <= LARGEST_ERROR) {
            ServerError error = seenByClient(length);
            exchange.failed(error);
            narration.failed(error);
            return;
        }
        if (type == 'N' && length <= LARGEST_ERROR) {
            narration.said(heard(ServerError.of(body(length))));
            return;
        }
        if (type == 'Z' && exchange.moreFollows()) {
            exchange.ready((char) body(length)[0]);
            return;
        }
        Messages.copy(server, OutputStream.nullOutputStream(), length);
        if (type == COMPLETE) {
            narration.completed();
        } else if (type == 'Z') {
            narration.ready();
            throw new Cut();
        }
    }

    /** Amazon Redshift has no {@code DO}: one that works is the stand-in's own, and nobody has asked for it. */
    private void completed(byte[] body) throws IOException {
        if (!Messages.text(body, 0).equals("DO")) {
            narration.completed();
            Messages.write(client, COMPLETE, body);
        }
    }

    private void key(byte[] body) throws IOException {
        key = body;
        if (body.length >= Integer.BYTES) {
            narration.identified(ByteBuffer.wrap(body).getInt());
        }
        Messages.write(client, 'K', body);
    }

    private void parameter(byte[] body) throws IOException {
        switch (Messages.text(body, 0)) {
            // Amazon Redshift has no such parameter and reads a backslash as an escape; drivers that hear nothing
            // expect
            // that.
            case "standard_conforming_strings" -> {}
            case "server_version" ->
                Messages.write(
                        client, 'S', ("server_version\0" + SERVER_VERSION + "\0").getBytes(StandardCharsets.UTF_8));
            default -> Messages.write(client, 'S', body);
        }
    }

    private void error(int length) throws IOException {
        if (length > LARGEST_ERROR) {
            ServerError large = new ServerError(Map.of('C', "54000", 'M', "an error of " + length + " bytes"));
            exchange.failed(large);
            narration.failed(large);
            copy('E', length);
            return;
        }
        ServerError error = seenByClient(length);
        exchange.failed(error);
        narration.failed(error);
        Messages.write(client, 'E', error.body());
    }

    /** What is for the log alone stands in the system views, and no client hears it. */
    private void notice(int length) throws IOException {
        if (length > LARGEST_ERROR) {
            copy('N', length);
            return;
        }
        byte[] body = body(length);
        ServerError said = ServerError.of(body);
        narration.said(heard(said));
        if (!said.severity().equals("LOG")) {
            Messages.write(client, 'N', body);
        }
    }

    private ServerError heard(ServerError said) {
        return said.withoutBlock().inWordsOf(translator::heard);
    }

    private ServerError seenByClient(int length) throws IOException {
        return exchange.seenByClient(ServerError.of(body(length))).inWordsOf(translator::heard);
    }

    private void ready(byte[] body) throws IOException {
        if (exchange.moreFollows()) {
            exchange.ready((char) body[0]);
            return;
        }
        narration.ready();
        exchange.ready((char) body[0]);
        out.endCycle();
        Messages.write(client, 'Z', body);
    }

    private void copy(char type, int length) throws IOException {
        client.writeByte(type);
        client.writeInt(length + Integer.BYTES);
        Messages.copy(server, client, length);
    }

    private byte[] body(int length) throws IOException {
        byte[] body = new byte[length];
        server.readFully(body);
        return body;
    }
}
