package io.github.redshiftdeploy.local.gateway;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A connection to PostgreSQL as two streams, for a thread each. The streams that the JDK makes of a channel would block
 * each other.
 */
final class BackendConnection implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final SocketChannel channel;
    private final DataInputStream input;
    private final DataOutputStream output;

    private BackendConnection(SocketChannel channel) {
        this.channel = channel;
        this.input = new DataInputStream(new BufferedInputStream(new ChannelInput(channel), BUFFER));
        this.output = new DataOutputStream(new BufferedOutputStream(new ChannelOutput(channel), BUFFER));
    }

    static BackendConnection to(Path socket) throws IOException {
        return of(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    static BackendConnection of(SocketChannel channel) {
        return new BackendConnection(channel);
    }

    /** What the server sends; {@code available} tells only what is already read. */
    DataInputStream input() {
        return input;
    }

    /** What the server gets, at the latest with the next {@code flush}. */
    DataOutputStream output() {
        return output;
    }

    /** Tells the server that nothing more comes; what it still sends can be read. */
    void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static final class ChannelInput extends InputStream {
        private final SocketChannel channel;

        ChannelInput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, offset, Math.min(length, BUFFER)));
        }
    }

    private static final class ChannelOutput extends OutputStream {
        private final SocketChannel channel;

        ChannelOutput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        /** In pieces: the JDK keeps a buffer as large as the largest write for each thread. */
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int end = offset + length;
            for (int start = offset; start < end; start += BUFFER) {
                ByteBuffer piece = ByteBuffer.wrap(bytes, start, Math.min(BUFFER, end - start));
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
        }
    }
}
