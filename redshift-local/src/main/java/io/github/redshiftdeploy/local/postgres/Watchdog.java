package io.github.redshiftdeploy.local.postgres;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A process that stops the server when this JVM ends without doing so, {@code kill -9} included: its standard input is
 * a pipe from us, and the pipe's end is our end. Windows has none; there the next start stops the old server.
 */
final class Watchdog implements AutoCloseable {
    /** Arguments: the data folder, and a folder to remove at the end. Any input means that all is well. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r word && exit 0
            tries=0
            until read -r pid < "$1/postmaster.pid"; do
              tries=$((tries + 1)); [ $tries -lt 10 ] || exit 0
              sleep 1
            done
            kill -INT "$pid"
            tries=0
            while kill -0 "$pid"; do
              tries=$((tries + 1)); [ $tries -ne 20 ] || kill -QUIT "$pid"; [ $tries -lt 40 ] || exit 1
              sleep 1
            done
            [ -z "$2" ] || rm -rf "$2"
            """;

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    /**
     * Starts to watch.
     *
     * @param data the data folder of the server
     * @param temporary a folder to remove after an unclean end, or an empty text
     */
    static Watchdog over(Path data, String temporary) throws IOException {
        List<String> command = new ArrayList<>();
        if (onPath("setsid")) {
            command.add("setsid");
        }
        command.addAll(List.of("sh", "-c", SCRIPT, "redshift-local-watchdog", data.toString(), temporary));
        return new Watchdog(Surroundings.bare(command)
                .directory(new File("/"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Ends the watch; the server is already stopped. */
    @Override
    public void close() throws IOException {
        try (OutputStream input = process.getOutputStream()) {
            input.write("stopped\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
