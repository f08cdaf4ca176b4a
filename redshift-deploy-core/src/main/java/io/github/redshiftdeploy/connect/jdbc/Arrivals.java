package io.github.redshiftdeploy.connect.jdbc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/**
 * Tells when the network last let somebody wait for an answer. The server may keep its answers and send many at once:
 * whoever reads them one after the other cannot tell from that which of them came when.
 */
final class Arrivals {

    /** What comes sooner than this was on its way already. */
    private static final Duration WAIT = Duration.ofMillis(1);

    private volatile long last = System.nanoTime();

    /** Returns the {@link System#nanoTime()} at which something came that had been waited for. */
    long last() {
        return last;
    }

    /** Returns a socket that is not connected, and whose arrivals are noted. */
    Socket socket() {
        return new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return watched(super.getInputStream());
            }
        };
    }

    private InputStream watched(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                long asked = System.nanoTime();
                int read = super.read();
                came(asked);
                return read;
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                long asked = System.nanoTime();
                int read = super.read(bytes, from, most);
                came(asked);
                return read;
            }
        };
    }

    private void came(long asked) {
        long now = System.nanoTime();
        if (now - asked >= WAIT.toNanos()) {
            last = now;
        }
    }
}
