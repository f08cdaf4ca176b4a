package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.local.RedshiftLocal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Many small scripts: how often does a deployment wait for the cluster, and for how long? psql stands beside it. */
public final class ManyScripts {

    private static final String STATEMENT = "INSERT INTO bench.many VALUES (1, 'one');\n";

    private ManyScripts() {}

    /** Arguments: how many scripts (1000), and the milliseconds to the cluster one way (0). */
    public static void main(String[] arguments) throws Exception {
        int scripts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int latency = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        Path folder = Files.createTempDirectory(Path.of("target"), "many-scripts");
        try (RedshiftLocal local = RedshiftLocal.in(folder.resolve("local")).start()) {
            System.out.printf(Locale.ROOT, "%,d scripts, %d ms to the cluster and as long back%n", scripts, latency);
            System.out.println("statements a script | tool     | round trips | seconds");
            for (int statements : List.of(1, 3)) {
                measure(local, folder.resolve("project" + statements), scripts, statements, latency);
            }
        }
    }

    private static void measure(RedshiftLocal local, Path project, int scripts, int statements, int latency)
            throws Exception {
        StandIn standIn = StandIn.at(local.connectionFile());
        List<Path> files = write(project, scripts, statements);
        prepare(local, standIn, latency);
        double seconds = Deployment.run(project, standIn, line -> {});
        print(local, statements, "deployer", seconds);
        prepare(local, standIn, latency);
        print(local, statements, "psql -1", standIn.psql(files));
    }

    private static List<Path> write(Path project, int scripts, int statements) throws Exception {
        Path folder = Files.createDirectories(project.resolve("sql"));
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= scripts; i++) {
            files.add(Files.writeString(folder.resolve(i + ".sql"), STATEMENT.repeat(statements)));
        }
        return files;
    }

    private static void prepare(RedshiftLocal local, StandIn standIn, int latency) throws Exception {
        local.gateway().faults().latency(Duration.ZERO);
        standIn.run(
                "DROP SCHEMA IF EXISTS bench CASCADE",
                "CREATE SCHEMA bench",
                "CREATE TABLE bench.many (id int, name varchar(20))");
        local.gateway().faults().latency(Duration.ofMillis(latency));
        local.gateway().resetCounters();
    }

    private static void print(RedshiftLocal local, int statements, String tool, double seconds) {
        if (seconds >= 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%19d | %-8s | %,11d | %7.2f%n",
                    statements,
                    tool,
                    local.gateway().roundTrips(),
                    seconds);
        }
    }
}
