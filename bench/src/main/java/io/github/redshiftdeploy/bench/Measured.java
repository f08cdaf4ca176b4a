package io.github.redshiftdeploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a program took from its start to its end.
 *
 * @param processor its seconds of the processor, which say the same on a machine that is busy with something else
 * @param kilobytes the most memory that it had resident, by what Linux tells; 0 on other systems
 * @param ended false when it took longer than anybody waits, and was stopped
 */
record Measured(double seconds, double processor, long kilobytes, boolean ended) {

    private static final long PEEK_MILLISECONDS = 20;

    /** Runs a program in a folder, its output in the file {@code log} there. */
    static Measured run(Path folder, Map<String, String> environment, List<String> command, Duration longest)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        long peak = 0;
        Duration processor = Duration.ZERO;
        Process process = builder.start();
        while (!process.waitFor(PEEK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakResidentKib(process.pid()));
            processor = process.info().totalCpuDuration().orElse(processor);
            if (System.nanoTime() - begun > longest.toNanos()) {
                process.destroyForcibly().waitFor();
                return new Measured(longest.toSeconds(), processor.toMillis() / 1e3, peak, false);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
        return new Measured(seconds, processor.toMillis() / 1e3, peak, true);
    }

    private static long peakResidentKib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
