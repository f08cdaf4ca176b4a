package io.github.redshiftdeploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much longer does Maven take to validate 10,000 scripts than for a goal that does nothing? */
public final class ValidateMany {

    private static final int SIZE_OF_SCRIPT = 2_000;

    private ValidateMany() {}

    /** Arguments: how many scripts (10000), and how often it is measured (3); the median is printed. */
    public static void main(String[] arguments) throws Exception {
        int scripts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "validate-many");
        long bytes = write(folder.resolve("sql"), scripts);
        Maven maven = new Maven(folder, Map.of());
        double nothing = maven.median(times, "validate", Maven.NOTHING);
        double validate = maven.median(times, "validate", List.of("-Dsql.path=sql", "-Dredshift.failOn=never"));
        System.out.printf(Locale.ROOT, "%,d scripts, %,d bytes%n", scripts, bytes);
        System.out.printf(Locale.ROOT, "a goal that does nothing %6.2f s%n", nothing);
        System.out.printf(Locale.ROOT, "validate                 %6.2f s%n", validate);
        System.out.printf(Locale.ROOT, "difference               %6.2f s%n", validate - nothing);
    }

    /** Ends each script where all of them so far have the size that is meant. */
    private static long write(Path folder, int scripts) throws IOException {
        Files.createDirectories(folder);
        List<String> script = new ArrayList<>();
        long bytes = 0;
        int number = 0;
        for (String statement : SampleSql.statements(scripts * SIZE_OF_SCRIPT)) {
            script.add(statement);
            byte[] text = SampleSql.script(script);
            if (bytes + text.length >= (number + 1L) * SIZE_OF_SCRIPT) {
                number++;
                bytes += text.length;
                Files.write(folder.resolve(number + ".sql"), text);
                script.clear();
            }
        }
        return bytes;
    }
}
