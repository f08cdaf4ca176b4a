package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Warehouse;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

final class InterruptionTest {

    /** A process that lives long, as a Maven daemon, would keep each of them with all that it knows. */
    @Test
    void nothing_keeps_one_whose_thread_was_interrupted() throws Exception {
        WeakReference<Interruption> closed = interrupted();

        Warehouse.await("it is forgotten", () -> {
            System.gc();
            return closed.get() == null;
        });
    }

    private static WeakReference<Interruption> interrupted() {
        try (Interruption interruption = Interruption.watch()) {
            Thread.currentThread().interrupt();
            assertThat(interruption.settle()).isTrue();
            return new WeakReference<>(interruption);
        }
    }
}
