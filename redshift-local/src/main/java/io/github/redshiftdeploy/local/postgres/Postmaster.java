package io.github.redshiftdeploy.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The server process that a data folder names in its file {@code postmaster.pid}. */
record Postmaster(long pid, Instant started) {
    /** The file holds whole seconds, and the clock may have been set since. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private static final int START_LINE = 2;

    /** Returns the process that the folder names, dead or alive. */
    static Optional<Postmaster> of(Path data) throws IOException {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() <= START_LINE) {
            return Optional.empty();
        }
        return Optional.of(new Postmaster(
                Long.parseLong(lines.get(0).strip()),
                Instant.ofEpochSecond(Long.parseLong(lines.get(START_LINE).strip()))));
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Returns whether the process runs: the same one, not a younger one that got its number, and not a zombie. */
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command().map(Postmaster::isPostgres).orElse(false))
                .flatMap(ProcessHandle.Info::startInstant)
                .map(instant -> Duration.between(instant, started).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }

    private static boolean isPostgres(String command) {
        return command.endsWith("postgres") || command.endsWith("postgres.exe");
    }
}
