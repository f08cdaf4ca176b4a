package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much longer does Maven take for a deployment with nothing to do than for a goal that does nothing? The deployment
 * asks AWS where the cluster is and for a password, logs in over TLS and sets the session up.
 */
public final class StartUp {

    private static final String PLUGIN = "io.github.redshiftdeploy:redshift-deploy-maven-plugin:0.1.0-SNAPSHOT:execute";

    private StartUp() {}

    /** Argument: how often each is measured (5); the median is printed. */
    public static void main(String[] arguments) throws Exception {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path folder = Files.createTempDirectory(Path.of("target"), "start-up");
        Path scripts = Files.createDirectories(folder.resolve("sql"));
        Files.writeString(scripts.resolve("nothing.sql"), "-- nothing to do\n");
        try (RedshiftLocal local = RedshiftLocal.in(folder.resolve("local")).start()) {
            Map<String, String> aws = Map.of(
                    "AWS_ENDPOINT_URL", local.awsEndpoint().toString(),
                    "AWS_REGION", local.region(),
                    "AWS_ACCESS_KEY_ID", local.accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY", local.secretAccessKey());
            List<String> execute = List.of(
                    "-Dsql.path=sql",
                    "-Dredshift.clusterIdentifier=" + local.clusterIdentifier(),
                    "-Dredshift.dbUser=" + local.user(),
                    "-Dredshift.database=" + local.database(),
                    "-Dredshift.sslRootCert=" + local.caFile().toAbsolutePath());
            double nothing = median(times, folder, aws, List.of("-Dredshift.skip"));
            double deployment = median(times, folder, aws, execute);
            System.out.printf(Locale.ROOT, "a goal that does nothing        %5.2f s%n", nothing);
            System.out.printf(Locale.ROOT, "a deployment with nothing to do %5.2f s%n", deployment);
            System.out.printf(Locale.ROOT, "difference                      %5.2f s%n", deployment - nothing);
        }
    }

    private static double median(int times, Path folder, Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++) {
            seconds[i] = maven(folder, environment, options);
        }
        Arrays.sort(seconds);
        return seconds[times / 2];
    }

    private static double maven(Path folder, Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-q", "-B", "-o", PLUGIN));
        command.addAll(options);
        Path log = folder.resolve("mvn.log");
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().putAll(environment);
        long begun = System.nanoTime();
        if (maven.start().waitFor() != 0) {
            throw new IOException("mvn failed:\n" + Files.readString(log));
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
