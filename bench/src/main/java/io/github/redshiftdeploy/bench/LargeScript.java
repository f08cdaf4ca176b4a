package io.github.redshiftdeploy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One script that is larger than the memory: how fast is it deployed, and with how much memory? */
public final class LargeScript {

    private static final int MEGABYTE = 1_000_000;
    private static final int ROWS = 500;

    private LargeScript() {}

    /** Arguments: the size of the script in MB (1000), and the heap of the JVM that deploys it (128m). */
    public static void main(String[] arguments) throws Exception {
        int megabytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        String heap = arguments.length > 1 ? arguments[1] : "128m";
        Path project = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "large-script");
        Path script = write(project, megabytes);
        Process local = start(
                "-Xmx1g",
                io.github.redshiftdeploy.local.Main.class.getName(),
                project.resolve("local").toString());
        try (BufferedReader ready = local.inputReader(StandardCharsets.UTF_8)) {
            Path connectionFile = Path.of(ready.readLine().replaceFirst("^ready ", ""));
            StandIn standIn = StandIn.at(connectionFile);
            System.out.println("tool     | MB/s  | seconds | peak resident memory");
            prepare(standIn);
            deploy(project, connectionFile, heap, megabytes);
            prepare(standIn);
            double seconds = standIn.psql(List.of(script));
            if (seconds >= 0) {
                System.out.printf(Locale.ROOT, "psql -1  | %5.1f | %7.1f |%n", megabytes / seconds, seconds);
            }
        } finally {
            local.getOutputStream().close();
            local.waitFor();
            Files.delete(script);
        }
    }

    private static Path write(Path project, int megabytes) throws IOException {
        Path script = Files.createDirectories(project.resolve("sql")).resolve("large.sql");
        long written = 0;
        try (Writer out = Files.newBufferedWriter(script)) {
            for (int id = 0; written < (long) megabytes * MEGABYTE; id += ROWS) {
                String statement = statement(id);
                out.write(statement);
                written += statement.length();
            }
        }
        return script;
    }

    /** About 50 KB. */
    private static String statement(int id) {
        StringBuilder sql = new StringBuilder("INSERT INTO bench.large VALUES\n");
        for (int row = 0; row < ROWS; row++) {
            sql.append("  (")
                    .append(id + row)
                    .append(", 'it''s; a value', 12345.67, '2026-11-21', '")
                    .append("some text -- ".repeat(4))
                    .append(row + 1 < ROWS ? "'),\n" : "');\n");
        }
        return sql.toString();
    }

    private static void prepare(StandIn standIn) throws Exception {
        standIn.run(
                "DROP SCHEMA IF EXISTS bench CASCADE",
                "CREATE SCHEMA bench",
                "CREATE TABLE bench.large (id int, name varchar(20), price decimal(12,2), day date, text varchar(100))");
    }

    private static void deploy(Path project, Path connectionFile, String heap, int megabytes) throws Exception {
        Process child = start("-Xmx" + heap, Deployment.class.getName(), project.toString(), connectionFile.toString());
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            String[] figures = out.readLine().split(" ", 2);
            double seconds = Double.parseDouble(figures[0]);
            System.out.printf(
                    Locale.ROOT,
                    "deployer | %5.1f | %7.1f | %d MB with -Xmx%s%n",
                    megabytes / seconds,
                    seconds,
                    Long.parseLong(figures[1]) / 1_024,
                    heap);
        }
        child.waitFor();
    }

    private static Process start(String heap, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
