package io.github.redshiftdeploy.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A buffered stream that another thread may ask, at any time, whether the client has sent anything more. */
final class ClientInput extends InputStream {
    /** Holds a TLS record, so that nothing remains hidden in the layer below. */
    static final int BUFFER = 1 << 15;

    private final InputStream in;
    private final Socket socket;
    private final byte[] buffer;
    private int position;
    private int limit;
    private volatile boolean drained = true;

    ClientInput(InputStream in, Socket socket, int size) {
        this.in = in;
        this.socket = socket;
        this.buffer = new byte[size];
    }

    @Override
    public int read() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        int value = buffer[position++] & 0xFF;
        drained = position == limit;
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == limit && length >= buffer.length) {
            return in.read(bytes, offset, length);
        }
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        drained = position == limit;
        return count;
    }

    /** Returns what can be read without waiting; only for the thread that reads. */
    @Override
    public int available() throws IOException {
        return limit - position + in.available();
    }

    /** Returns whether everything that the client sent has been read. */
    boolean silent() {
        try {
            return drained && socket.getInputStream().available() == 0;
        } catch (IOException closed) {
            return true;
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(count, 0);
        drained = limit == 0;
        return count > 0;
    }
}
