package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.Surroundings;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.report.ReportFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The embedded stand-in for a cluster, in a process of its own: it lives as long as this one, however this one ends.
 * One that is kept for others is used as it is; one of another deployment ends with it and is waited for.
 */
final class StandIn implements Surroundings.LocalDatabase {

    private static final long PATIENCE_SECONDS = 20;
    private static final long PAUSE_MILLISECONDS = 200;
    private static final String CONNECTION = "connection.properties";

    private static final String SPEAKER = "redshift-local: ";

    /** Tells which process is kept for others, by its number. */
    private static final String KEPT = "kept";

    private final @Nullable Process process;
    private final Properties connection;
    private final Path connectionFile;

    private StandIn(@Nullable Process process, Path connectionFile) throws IOException {
        this.process = process;
        this.connectionFile = connectionFile;
        this.connection = read(connectionFile);
    }

    /** Returns where a stand-in of a project lives: that of a target beside those of the others. */
    static Path folder(GoalSettings told) {
        return told.standInOf()
                .map(target -> told.build().resolve("redshift-stand-ins").resolve(ReportFolder.oneFolder(target)))
                .orElseGet(() -> folder(told.build()));
    }

    /** Returns where the stand-in of a project lives. */
    static Path folder(Path build) {
        return build.resolve("redshift-local");
    }

    /** A supplier of the jars, asked only when a process must be started. */
    @FunctionalInterface
    interface ClassPath {
        /** Returns the jars, as a class path. */
        String resolve() throws IOException;
    }

    /** Returns the stand-in that is kept in a folder, or one of our own when the folder is free. */
    static StandIn open(Path folder, Consumer<String> log, ClassPath classPath) throws IOException {
        boolean told = false;
        while (!isKept(folder)) {
            if (isFree(folder)) {
                return start(folder, 0, classPath);
            }
            if (!told) {
                log.accept("another deployment uses the stand-in of this project: waiting until it ends");
                told = true;
            }
            pause();
        }
        return new StandIn(null, folder.resolve(CONNECTION));
    }

    /**
     * Starts a stand-in.
     *
     * @param port where it listens; 0 for any free port
     */
    static StandIn start(Path folder, int port, ClassPath classPath) throws IOException {
        if (!isFree(folder)) {
            throw new IOException("a stand-in runs in this project already: end it, or use it with '"
                    + folder.resolve(CONNECTION) + "'");
        }
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
        awaitReady(process);
        return new StandIn(process, folder.resolve(CONNECTION));
    }

    /** Lets deployments use it that did not start it. */
    void keep() throws IOException {
        Files.writeString(connectionFile.resolveSibling(KEPT), connection.getProperty("pid", ""));
    }

    @Override
    public Map<String, String> connection() {
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
            Files.deleteIfExists(connectionFile.resolveSibling(KEPT));
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

    private static boolean isKept(Path folder) throws IOException {
        try {
            String kept = Files.readString(folder.resolve(KEPT));
            String pid = read(folder.resolve(CONNECTION)).getProperty("pid", "");
            return kept.equals(pid)
                    && ProcessHandle.of(Long.parseLong(pid))
                            .filter(ProcessHandle::isAlive)
                            .isPresent();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Tells whether no stand-in holds the folder: it locks a file in it for as long as it lives. */
    private static boolean isFree(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException e) {
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the stand-in");
        }
    }

    /** The process says {@code ready}, or why it cannot. */
    private static void awaitReady(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                passOver(output);
                return;
            }
            said.add(line.startsWith(SPEAKER) ? line.substring(SPEAKER.length()) : line);
        }
        throw new IOException("the stand-in did not start: " + String.join("; ", said));
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
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
