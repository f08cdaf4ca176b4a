package io.github.redshiftdeploy.script;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with many things at once, with one thread a processor; the answers are in the order of the things. */
public final class ParallelMap {

    private ParallelMap() {}

    /** What is done with a thing. */
    @FunctionalInterface
    public interface Work<T, R> {
        R apply(T thing) throws IOException;
    }

    /**
     * Returns what became of each thing.
     *
     * @param name names a thing in messages
     * @throws IOException what the first of the things met that met anything; a bug is told with the thing's name too
     */
    public static <T, R> List<R> map(List<T> things, Function<T, String> name, Work<T, R> work) throws IOException {
        if (things.isEmpty()) {
            return List.of();
        }
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), things.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads, ParallelMap::thread);
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T thing : things) {
                futures.add(pool.submit(() -> work.apply(thing)));
            }
            List<R> results = new ArrayList<>();
            for (int i = 0; i < futures.size(); i++) {
                results.add(result(futures.get(i), name.apply(things.get(i))));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "redshift-deploy checks");
        thread.setDaemon(true);
        return thread;
    }

    private static <R> R result(Future<R> future, String name) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FileSystemException file) {
                throw file; // It names its file itself.
            }
            if (e.getCause() instanceof IOException io) {
                throw new IOException("'" + name + "' cannot be read: " + FileWords.of(io), io);
            }
            throw new IllegalStateException("a bug showed while '" + name + "' was checked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while '" + name + "' was checked");
        }
    }
}
