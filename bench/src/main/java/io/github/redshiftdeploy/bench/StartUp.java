package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.local.RedshiftLocal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much longer does Maven take for a deployment with nothing to do than for a goal that does nothing? The deployment
 * asks AWS where the cluster is and for a password, logs in over TLS and sets the session up.
 */
public final class StartUp {

    private StartUp() {}

    /** Argument: how often each is measured (5); the median is printed. */
    public static void main(String[] arguments) throws Exception {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path folder = Files.createTempDirectory(Path.of("target"), "start-up");
        Path scripts = Files.createDirectories(folder.resolve("sql"));
        Files.writeString(scripts.resolve("nothing.sql"), "-- nothing to do\n");
        try (RedshiftLocal local = RedshiftLocal.in(folder.resolve("local")).start()) {
            Maven maven = new Maven(
                    folder,
                    Map.of(
                            "AWS_ENDPOINT_URL", local.awsEndpoint().toString(),
                            "AWS_REGION", local.region(),
                            "AWS_ACCESS_KEY_ID", local.accessKeyId(),
                            "AWS_SECRET_ACCESS_KEY", local.secretAccessKey()));
            List<String> execute = List.of(
                    "-Dsql.path=sql",
                    "-Dredshift.clusterIdentifier=" + local.clusterIdentifier(),
                    "-Dredshift.dbUser=" + local.user(),
                    "-Dredshift.database=" + local.database(),
                    "-Dredshift.sslRootCert=" + local.caFile().toAbsolutePath());
            double nothing = maven.median(times, "execute", Maven.NOTHING);
            double deployment = maven.median(times, "execute", execute);
            System.out.printf(Locale.ROOT, "a goal that does nothing        %5.2f s%n", nothing);
            System.out.printf(Locale.ROOT, "a deployment with nothing to do %5.2f s%n", deployment);
            System.out.printf(Locale.ROOT, "difference                      %5.2f s%n", deployment - nothing);
        }
    }
}
