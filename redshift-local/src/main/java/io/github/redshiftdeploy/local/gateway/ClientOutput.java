package io.github.redshiftdeploy.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes to the client: collected until it is flushed, and held back for as long as the faults say. */
final class ClientOutput extends OutputStream {
    private static final int PARCEL = 1 << 14;

    private final OutputStream out;
    private final Supplier<Duration> delay;
    private final Runnable cycleDelivered;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream(PARCEL);
    private int cycles;
    private @Nullable DelayLine delayed;

    /**
     * @param delay asked for each parcel
     * @param cycleDelivered runs right before the end of a cycle goes out
     */
    ClientOutput(OutputStream out, Supplier<Duration> delay, Runnable cycleDelivered) {
        this.out = out;
        this.delay = delay;
        this.cycleDelivered = cycleDelivered;
    }

    @Override
    public void write(int value) throws IOException {
        collected.write(value);
        sendWhenFull();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        collected.write(bytes, offset, length);
        sendWhenFull();
    }

    /** What was written last ends a cycle. */
    void endCycle() {
        cycles++;
    }

    @Override
    public void flush() throws IOException {
        if (collected.size() > 0) {
            send();
        }
    }

    /** Returns when everything has gone out; nothing may be written afterwards. */
    void finish() throws IOException {
        flush();
        if (delayed != null) {
            delayed.finish();
        }
    }

    private void sendWhenFull() throws IOException {
        if (collected.size() >= PARCEL) {
            send();
        }
    }

    private void send() throws IOException {
        long nanos = delay.get().toNanos();
        Parcel parcel = new Parcel(System.nanoTime() + nanos, ByteBuffer.wrap(collected.toByteArray()), cycles);
        collected.reset();
        cycles = 0;
        if (nanos > 0 && delayed == null) {
            delayed = DelayLine.to(this::deliver);
        }
        // Once late, always in the queue: nothing may overtake.
        if (delayed == null) {
            deliver(parcel);
        } else {
            delayed.put(parcel);
        }
    }

    private void deliver(Parcel parcel) throws IOException {
        for (int cycle = 0; cycle < parcel.cycles(); cycle++) {
            cycleDelivered.run();
        }
        out.write(parcel.bytes().array());
        out.flush();
    }

    /**
     * A piece of the answers.
     *
     * @param due when it goes out, as of {@link System#nanoTime}
     * @param cycles how many cycles end in it
     */
    record Parcel(long due, ByteBuffer bytes, int cycles) {}
}
