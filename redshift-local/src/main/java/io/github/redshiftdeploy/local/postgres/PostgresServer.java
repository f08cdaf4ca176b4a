package io.github.redshiftdeploy.local.postgres;

import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL server. It listens on a Unix socket in a folder that only its owner may enter, and on nothing
 * else, so it asks for no password. Its data stay in the directory from start to start.
 */
public final class PostgresServer implements AutoCloseable {
    /** The role that owns the server, as on Amazon Redshift. */
    public static final String OWNER = "rdsdb";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SECONDS = "60";

    /** The operating systems allow 104 to 108 bytes for the path of a socket. */
    private static final int LONGEST_SOCKET = 100;

    private static final String SOCKET = ".s.PGSQL.5432";

    /** As if a second server listened on the next port. */
    private static final String INTERPRETER_SOCKET = ".s.PGSQL.5433";

    private final Tool tool;
    private final Path data;
    private final Path sockets;
    private final @Nullable Watchdog watchdog;

    private PostgresServer(Tool tool, Path data, Path sockets, @Nullable Watchdog watchdog) {
        this.tool = tool;
        this.data = data;
        this.sockets = sockets;
        this.watchdog = watchdog;
    }

    /**
     * Starts the server; unpacks it and makes its data folder on first use. The caller sees to it that the directory is
     * used once at a time.
     */
    public static PostgresServer start(PrivateDirectory directory, PostgresBinaries binaries) throws IOException {
        Tool tool = new Tool(
                binaries.unpackedIn(directory),
                Superuser.avoiding(directory),
                directory.directory("log").path());
        Path data = data(directory, tool);
        // Its JVM and its watchdog may both have been killed.
        stopIfAlive(tool, data);
        Path sockets = sockets(directory);
        Configuration.write(data, sockets);
        PostgresServer server = new PostgresServer(tool, data, sockets, watchdog(directory, data, sockets));
        server.start();
        return server;
    }

    /** Returns the socket on which the server listens. */
    public Path socket() {
        return sockets.resolve(SOCKET);
    }

    /** Returns the folder of the sockets, which is what PostgreSQL's own clients call its host. */
    public Path host() {
        return sockets;
    }

    /** Returns the socket on which the server asks the stand-in. */
    public Path interpreterSocket() {
        return sockets.resolve(INTERPRETER_SOCKET);
    }

    /** Returns the number of the server's first process. */
    public long pid() throws IOException {
        return Postmaster.of(data)
                .map(Postmaster::pid)
                .orElseThrow(() -> new IOException("the server does not run any more"));
    }

    @Override
    public void close() throws IOException {
        stopIfAlive(tool, data);
        if (watchdog != null) {
            watchdog.close();
        }
        PrivateDirectory.delete(sockets);
    }

    private void start() throws IOException {
        Path log = tool.logs().resolve("postgres.log");
        Files.deleteIfExists(log);
        try {
            tool.run(PATIENCE, "pg_ctl", "start", "-w", "-t", SECONDS, "-D", data.toString(), "-l", log.toString());
        } catch (IOException e) {
            close();
            throw new IOException("PostgreSQL does not start: " + Tool.lastLines(log), e);
        }
    }

    private static Path data(PrivateDirectory directory, Tool tool) throws IOException {
        Path data = directory.resolve("data");
        if (Files.isDirectory(data)) {
            return data;
        }
        Path made = directory.unfinished("initializing-").path();
        tool.run(
                PATIENCE,
                "initdb",
                "--pgdata=" + made,
                "--username=" + OWNER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync",
                "--no-instructions");
        return Files.move(made, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A dead server that nobody has buried keeps its number, and waiting for it to end would be waiting for ever. */
    private static void stopIfAlive(Tool tool, Path data) throws IOException {
        Optional<Postmaster> postmaster = Postmaster.of(data);
        if (postmaster.isPresent() && postmaster.get().alive()) {
            stop(tool, data);
        }
        Files.deleteIfExists(Postmaster.file(data));
    }

    private static void stop(Tool tool, Path data) throws IOException {
        try {
            tool.run(PATIENCE, "pg_ctl", "stop", "-w", "-t", SECONDS, "-m", "fast", "-D", data.toString());
        } catch (IOException slow) {
            if (Files.exists(Postmaster.file(data))) {
                tool.run(PATIENCE, "pg_ctl", "stop", "-w", "-t", SECONDS, "-m", "immediate", "-D", data.toString());
            }
        }
    }

    /**
     * In the directory when that is short enough for a socket, otherwise below the temporary files: in a folder that is
     * the same at each start, for other stand-ins keep its path, unless somebody else has made one of that name.
     */
    private static Path sockets(PrivateDirectory directory) throws IOException {
        Path inside = directory.resolve("run");
        if (inside.resolve(SOCKET).toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET) {
            PrivateDirectory.delete(inside);
            return PrivateDirectory.at(inside).path();
        }
        try {
            Path near = Path.of(System.getProperty("java.io.tmpdir"), "rl" + hash(inside));
            PrivateDirectory.delete(near);
            return PrivateDirectory.at(near).path();
        } catch (IOException somebodyElses) {
            return PrivateDirectory.temporary("rl").path();
        }
    }

    private static String hash(Path path) {
        return UUID.nameUUIDFromBytes(path.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 13);
    }

    private static @Nullable Watchdog watchdog(PrivateDirectory directory, Path data, Path sockets) throws IOException {
        if (Platform.current().windows()) {
            return null;
        }
        return Watchdog.over(data, sockets.startsWith(directory.path()) ? "" : sockets.toString());
    }
}
