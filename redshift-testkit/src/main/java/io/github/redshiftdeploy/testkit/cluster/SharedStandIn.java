package io.github.redshiftdeploy.testkit.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in that the tests of a JVM share: it starts when the first of them asks for it, and stops with the JVM. What
 * it is does not matter here, because the stand-in is tested with this module.
 */
public final class SharedStandIn<T extends AutoCloseable> {
    private final Callable<T> start;
    private @Nullable T started;

    public SharedStandIn(Callable<T> start) {
        this.start = start;
    }

    /**
     * Returns a folder of this JVM's own below the module's target folder: several may run a module's tests at once.
     */
    public static Path folder(String name) {
        return Path.of("target", name + System.getProperty("tests.fork", ""));
    }

    /** Returns a folder without what an earlier build has left in it. */
    public static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return folder;
    }

    public synchronized T get() {
        T present = started;
        if (present != null) {
            return present;
        }
        T fresh = start();
        started = fresh;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(fresh)));
        return fresh;
    }

    private T start() {
        try {
            return start.call();
        } catch (Exception e) {
            throw new IllegalStateException("the stand-in does not start: " + e.getMessage(), e);
        }
    }

    private void stop(T running) {
        try {
            running.close();
        } catch (Exception e) {
            System.err.println("the stand-in did not stop: " + e);
        }
    }
}
