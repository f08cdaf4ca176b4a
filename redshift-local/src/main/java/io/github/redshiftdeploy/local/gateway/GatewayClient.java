package io.github.redshiftdeploy.local.gateway;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A client of the gateway in its own process, which comes in through the same door as every driver: TLS, a password,
 * statements as text. For one thread, but for {@link #cancel} and {@link #close}.
 */
public final class GatewayClient implements Closeable {
    private static final int LARGEST = 1 << 30;
    private static final String HOST = "localhost";

    private final Way way;
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private byte[] key = new byte[2 * Integer.BYTES];

    private GatewayClient(Way way) throws IOException {
        this.way = way;
        this.socket = open(way);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /**
     * Where the gateway is.
     *
     * @param tls trusts its certificate
     */
    public record Way(int port, SSLContext tls) {}

    /**
     * Logs in.
     *
     * @param application what the session calls itself
     * @throws IOException when that is refused, with the words of the server
     */
    public static GatewayClient login(Way way, String user, String password, String database, String application)
            throws IOException {
        GatewayClient client = new GatewayClient(way);
        try {
            client.login(user, password, database, application);
            return client;
        } catch (IOException | RuntimeException e) {
            client.socket.close();
            throw e;
        }
    }

    /** Returns the number of the server's process, which is what {@code pg_backend_pid()} returns. */
    public int processId() {
        return ByteBuffer.wrap(key).getInt();
    }

    /**
     * Runs a text.
     *
     * @param most how many bytes of rows are kept
     * @throws IOException when the connection ends
     */
    public GatewayAnswer run(String sql, long most) throws IOException {
        Messages.write(out, 'Q', (sql + "\0").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return answer(most);
    }

    /** Asks the server, on a connection of its own, to stop what runs. */
    public void cancel() throws IOException {
        try (Socket other = open(way)) {
            DataOutputStream request = new DataOutputStream(new BufferedOutputStream(other.getOutputStream()));
            request.writeInt(2 * Integer.BYTES + key.length);
            request.writeInt(Messages.CANCEL_REQUEST);
            request.write(key);
            request.flush();
            // The server answers nothing and closes when it has done it.
            other.getInputStream().read();
        }
    }

    /** Ends the session, also in the middle of a statement; the server rolls back what is open. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static Socket open(Way way) throws IOException {
        Socket plain = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), way.port());
        try {
            plain.setTcpNoDelay(true);
            DataOutputStream request = new DataOutputStream(new BufferedOutputStream(plain.getOutputStream()));
            request.writeInt(2 * Integer.BYTES);
            request.writeInt(Messages.SSL_REQUEST);
            request.flush();
            if (plain.getInputStream().read() != 'S') {
                throw new IOException("the gateway does not speak TLS");
            }
            SSLSocket secured = (SSLSocket) way.tls().getSocketFactory().createSocket(plain, HOST, way.port(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private void login(String user, String password, String database, String application) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("user", user);
        parameters.put("database", database);
        parameters.put("client_encoding", "UTF8");
        parameters.put("DateStyle", "ISO");
        parameters.put("application_name", application);
        Messages.writeStartup(out, Messages.VERSION_3, parameters);
        while (true) {
            char type = (char) in.readByte();
            byte[] body = Messages.readBody(in, LARGEST);
            switch (type) {
                case 'R' -> authenticate(ByteBuffer.wrap(body).getInt(), password);
                case 'K' -> key = body;
                case 'E' -> throw new IOException(ServerError.of(body).shown());
                case 'Z' -> {
                    return;
                }
                default -> {
                    // What the server tells about itself, and notices.
                }
            }
        }
    }

    private void authenticate(int request, String password) throws IOException {
        if (request != 0) {
            Messages.write(out, 'p', (password + "\0").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private GatewayAnswer answer(long most) throws IOException {
        AnswerReader reader = new AnswerReader(most);
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] body = Messages.readBody(in, LARGEST);
            if (type == 'Z') {
                return reader.answer();
            }
            reader.read((char) type, body);
        }
        if (reader.failed()) {
            // The last words of a server that ends the session.
            return reader.answer();
        }
        throw new IOException("the connection ended before the statement was answered");
    }
}
