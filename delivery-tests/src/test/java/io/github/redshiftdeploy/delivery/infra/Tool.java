package io.github.redshiftdeploy.delivery.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs that a machine may have or lack. */
final class Tool {

    private static final long MINUTES = 5;

    private Tool() {}

    /** Skips the test on a machine that lacks a program. */
    static void assume(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(Path::of)
                .anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
        assumeTrue(there, "'" + program + "' is not on the PATH, so what it would check is not checked");
    }

    /** Runs a program and returns what it came to. */
    static Result run(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile("tool", ".out");
        Path errors = Files.createTempFile("tool", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " does not end");
            }
            return new Result(process.exitValue(), text(output), text(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command + " was interrupted", e);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** What a program came to. */
    record Result(int status, String output, String errors) {

        /** Returns the output of a program that must succeed. */
        String succeeded() {
            if (status != 0) {
                throw new AssertionError("status " + status + "\n" + output + errors);
            }
            return output;
        }
    }
}
