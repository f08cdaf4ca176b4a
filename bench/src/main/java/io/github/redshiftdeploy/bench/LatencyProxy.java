package io.github.redshiftdeploy.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stands on a port in front of a server and makes it far away. It counts how often a client spoke after it had been
 * answered, whatever it said and encrypted or not: so often it has waited.
 */
final class LatencyProxy implements Closeable {

    private static final int CHUNK = 64 * 1024;

    /** How many chunks may be under way: enough for 100 MB a second at 20 ms. */
    private static final int UNDER_WAY = 64;

    private final ServerSocketChannel door;
    private final SocketAddress server;
    private final AtomicLong roundTrips = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long delay;

    private LatencyProxy(ServerSocketChannel door, SocketAddress server) {
        this.door = door;
        this.server = server;
    }

    static LatencyProxy before(SocketAddress server) throws IOException {
        ServerSocketChannel door =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        LatencyProxy proxy = new LatencyProxy(door, server);
        daemon(proxy::welcome);
        return proxy;
    }

    int port() throws IOException {
        return ((InetSocketAddress) door.getLocalAddress()).getPort();
    }

    /** Sets the way to the server, in one direction, and counts from 0 again. */
    void reset(Duration oneWay) {
        delay = oneWay.toNanos();
        roundTrips.set(0);
        bytes.set(0);
    }

    long roundTrips() {
        return roundTrips.get();
    }

    /** Returns the bytes of both directions. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void welcome() throws IOException {
        while (door.isOpen()) {
            SocketChannel client = door.accept();
            SocketChannel backend = SocketChannel.open(server);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (server instanceof InetSocketAddress) {
                backend.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            AtomicBoolean answered = new AtomicBoolean(true);
            connect(client, backend, () -> roundTrips.addAndGet(answered.getAndSet(false) ? 1 : 0), () -> {});
            connect(backend, client, () -> {}, () -> answered.set(true));
        }
    }

    /** Carries what comes from one side to the other, which it reaches later. */
    private void connect(SocketChannel from, SocketChannel to, Runnable left, Runnable arrived) {
        BlockingQueue<Chunk> way = new ArrayBlockingQueue<>(UNDER_WAY);
        daemon(() -> {
            try (from) {
                ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
                while (from.read(buffer) >= 0) {
                    left.run();
                    bytes.addAndGet(buffer.flip().remaining());
                    way.put(new Chunk(buffer, System.nanoTime() + delay));
                    buffer = ByteBuffer.allocate(CHUNK);
                }
            } finally {
                way.put(new Chunk(null, System.nanoTime() + delay));
            }
        });
        daemon(() -> {
            try (to) {
                for (Chunk chunk = way.take(); chunk.content() != null; chunk = way.take()) {
                    chunk.await();
                    arrived.run();
                    while (chunk.content().hasRemaining()) {
                        to.write(chunk.content());
                    }
                }
            }
        });
    }

    private record Chunk(@Nullable ByteBuffer content, long due) {
        private void await() {
            for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
        }
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt(); // One side has gone, and the other one hears of it.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** What a thread does until a connection ends. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
