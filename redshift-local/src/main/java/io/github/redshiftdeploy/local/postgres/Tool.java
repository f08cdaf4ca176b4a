package io.github.redshiftdeploy.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's own programs.
 *
 * @param home the folder with {@code bin}
 * @param prefix what stands before each command, see {@link Superuser}
 */
record Tool(Path home, List<String> prefix, Path logs) {
    private static final int SHOWN_LINES = 5;

    /**
     * Runs a program to its end.
     *
     * @throws IOException when it fails or takes too long; the message has the last lines that it wrote
     */
    void run(Duration timeout, String program, String... arguments) throws IOException {
        Path log = logs.resolve(program + ".log");
        int exit = exit(timeout, log, program, arguments);
        if (exit != 0) {
            throw new IOException("'" + program + "' failed with exit code " + exit + ": " + lastLines(log));
        }
    }

    private int exit(Duration timeout, Path log, String program, String... arguments) throws IOException {
        Process process = builder(program, arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (!ended(process, timeout)) {
            process.destroyForcibly();
            throw new IOException(
                    "'" + program + "' did not end within " + timeout.toSeconds() + " s: " + lastLines(log));
        }
        return process.exitValue();
    }

    private ProcessBuilder builder(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return Surroundings.bare(command);
    }

    /** Waits even when interrupted: a program left running half-way would be worse. */
    private static boolean ended(Process process, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static String lastLines(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "it wrote nothing";
        }
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
}
