package io.github.redshiftdeploy.local.gateway;

import io.github.redshiftdeploy.local.gateway.ClientOutput.Parcel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lets parcels out when they are due, in order, many on their way at once as on a long line. */
final class DelayLine {
    /** Enough for many messages at once, and a bound for the memory of a slow client. */
    private static final int UNDERWAY = 256;

    /** Nothing is the sign of the end. */
    private static final Parcel LAST = new Parcel(0, ByteBuffer.allocate(0), 0);

    private final BlockingQueue<Parcel> underway = new ArrayBlockingQueue<>(UNDERWAY);
    private final Delivery delivery;
    private final Thread thread;
    private volatile boolean broken;

    private DelayLine(Delivery delivery) {
        this.delivery = delivery;
        this.thread = Daemon.of("delay", this::run);
    }

    static DelayLine to(Delivery delivery) {
        DelayLine line = new DelayLine(delivery);
        line.thread.start();
        return line;
    }

    void put(Parcel parcel) throws IOException {
        try {
            while (!underway.offer(parcel, 1, TimeUnit.SECONDS)) {
                if (broken) {
                    throw new IOException("the client is gone");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    void finish() throws IOException {
        put(LAST);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Parcel parcel = underway.take(); parcel.bytes().hasRemaining(); parcel = underway.take()) {
                long wait = parcel.due() - System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(wait);
                delivery.deliver(parcel);
            }
        } catch (IOException clientGone) {
            broken = true;
        } catch (InterruptedException e) {
            broken = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Where the parcels go. */
    interface Delivery {
        void deliver(Parcel parcel) throws IOException;
    }
}
