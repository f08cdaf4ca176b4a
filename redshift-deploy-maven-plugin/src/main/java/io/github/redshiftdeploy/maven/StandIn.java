package io.github.redshiftdeploy.maven;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The embedded stand-in for a cluster, in a process of its own: it lives as long as this one, however this one ends.
 * One that already serves the same folder is used as it is.
 */
final class StandIn implements Closeable {

    private static final long PATIENCE_SECONDS = 20;

    private final @Nullable Process process;
    private final Properties connection;
    private final Path connectionFile;

    private StandIn(@Nullable Process process, Path connectionFile) throws IOException {
        this.process = process;
        this.connectionFile = connectionFile;
        this.connection = read(connectionFile);
    }

    /** A supplier of the jars, asked only when a process must be started. */
    @FunctionalInterface
    interface ClassPath {
        /** Returns the jars, as a class path. */
        String resolve() throws IOException;
    }

    /** Returns the stand-in that serves a folder, started when there is none. */
    static StandIn open(Path folder, ClassPath classPath) throws IOException {
        Path file = folder.resolve("connection.properties");
        return serves(file) ? new StandIn(null, file) : start(folder, 0, classPath);
    }

    /**
     * Starts a stand-in.
     *
     * @param port where it listens; 0 for any free port
     */
    static StandIn start(Path folder, int port, ClassPath classPath) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        classPath.resolve(),
                        "io.github.redshiftdeploy.local.Main",
                        folder.toString(),
                        Integer.toString(port)))
                .redirectErrorStream(true)
                .start();
        return new StandIn(process, awaitReady(process));
    }

    /** Returns how to connect, under the names of the file. */
    Map<String, String> connection() {
        return connection.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, connection::getProperty));
    }

    /** Returns the file that tells other processes how to connect. */
    Path connectionFile() {
        return connectionFile;
    }

    /** Waits until the stand-in ends by itself. */
    void await() {
        if (process != null) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the stand-in that this process started; its data stay. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean serves(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        long pid = Long.parseLong(read(file).getProperty("pid", "-1"));
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** The process says {@code ready} and the path of its file, or why it cannot. */
    private static Path awaitReady(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                passOver(output);
                return Path.of(line.substring("ready ".length()));
            }
            said.add(line);
        }
        throw new IOException("the stand-in did not start: " + String.join("; ", said)
                + "; if its data are of another version, 'mvn clean' removes them");
    }

    /** What it says later must be read, or it would wait for a reader. */
    private static void passOver(BufferedReader output) {
        Thread reader = new Thread(
                () -> {
                    try {
                        output.transferTo(java.io.Writer.nullWriter());
                    } catch (IOException e) {
                        // It has ended.
                    }
                },
                "redshift-local output");
        reader.setDaemon(true);
        reader.start();
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream input = Files.newInputStream(file)) {
            properties.load(input);
        }
        return properties;
    }
}
