package io.github.redshiftdeploy.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Is a script of 1 GB validated with little memory, and how fast? */
public final class ValidateLarge {

    private static final int MEGABYTE = 1_000_000;

    private ValidateLarge() {}

    /** Arguments: the size of the script in MB (1000), and the heap of Maven (256m). */
    public static void main(String[] arguments) throws Exception {
        int megabytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        String heap = arguments.length > 1 ? arguments[1] : "256m";
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "validate-large");
        Path script = write(Files.createDirectories(folder.resolve("sql")), megabytes);
        try {
            Maven maven = new Maven(folder, Map.of("MAVEN_OPTS", given() + "-Xmx" + heap));
            double seconds = maven.seconds("validate", List.of("-Dsql.path=sql", "-Dredshift.failOn=never"));
            System.out.printf(
                    Locale.ROOT,
                    "%,d MB validated with -Xmx%s in %.1f s, %.1f MB/s%n",
                    megabytes,
                    heap,
                    seconds,
                    megabytes / seconds);
        } finally {
            Files.delete(script);
        }
    }

    /** Returns what the caller wants of Maven, such as another local repository. */
    private static String given() {
        String options = System.getenv("MAVEN_OPTS");
        return options == null ? "" : options + " ";
    }

    private static Path write(Path folder, int megabytes) throws IOException {
        byte[] rows = SampleSql.script(SampleSql.rows(MEGABYTE));
        Path script = folder.resolve("large.sql");
        try (OutputStream out = Files.newOutputStream(script)) {
            for (long written = 0; written < (long) megabytes * MEGABYTE; written += rows.length) {
                out.write(rows);
            }
        }
        return script;
    }
}
