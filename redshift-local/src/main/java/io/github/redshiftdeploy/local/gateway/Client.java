package io.github.redshiftdeploy.local.gateway;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The client's end of a connection: the socket that was accepted, later with TLS over it. */
final class Client implements Closeable {
    private final Socket socket;
    private @Nullable SSLSocket secured;
    private ClientInput input;

    Client(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new ClientInput(socket.getInputStream(), socket, 1);
    }

    /** Puts TLS over the socket; nothing of what the client sent after its request for that may be read before. */
    void secure(SSLContext context) throws IOException {
        SSLSocket over = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        over.setUseClientMode(false);
        over.startHandshake();
        secured = over;
        input = new ClientInput(over.getInputStream(), socket, ClientInput.BUFFER);
    }

    boolean isSecured() {
        return secured != null;
    }

    /** Limits the time that the client may be silent; 0 means no limit. */
    void timeout(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
    }

    ClientInput input() {
        return input;
    }

    DataInputStream dataInput() {
        return new DataInputStream(input);
    }

    /** Returns a stream of which each {@code flush} goes out as one piece. */
    DataOutputStream output() throws IOException {
        return new DataOutputStream(new BufferedOutputStream((secured == null ? socket : secured).getOutputStream()));
    }

    /** Ends the connection in the middle of things, as a failing network does. */
    void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends the connection without a word, and without waiting for anybody. */
    void abort() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        if (secured != null) {
            secured.close();
        }
        socket.close();
    }
}
