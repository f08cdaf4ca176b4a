package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Deploys the scripts in the folder {@code sql} of a project. */
final class Deployment {

    private Deployment() {}

    /** Arguments: the project and the connection file. Prints the seconds and the peak of resident memory in KiB. */
    public static void main(String[] arguments) throws IOException, TransportException {
        double seconds = run(Path.of(arguments[0]), StandIn.at(Path.of(arguments[1])), System.err::println);
        System.out.println(seconds + " " + peakResidentKib());
    }

    static double run(Path project, StandIn standIn, Consumer<String> log) throws IOException, TransportException {
        DeployConfig config = config(project, standIn, Map.of());
        long begun = System.nanoTime();
        Outcome outcome = new Deployer(Clock.systemUTC(), log, warning -> log.accept(warning.render()))
                .execute(config, Deployer.overJdbc(standIn.credentials()));
        Diagnostic failure = outcome.failure();
        if (failure != null) {
            throw new IllegalStateException(failure.render());
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Returns what a goal would be told of a project, with some more settings. */
    static DeployConfig config(Path project, StandIn standIn, Map<String, String> more) throws IOException {
        Map<String, String> texts = new HashMap<>(more);
        texts.putAll(Map.of("host", standIn.host(), "database", standIn.database(), "sslRootCert", standIn.caFile()));
        Settings settings = new Settings(texts);
        SqlSet set = new SqlSet("sql", List.of(), List.of(), List.of());
        return DeployConfig.of(
                ScriptConfig.of(project, set, Map.of(), settings),
                CheckConfig.of(Map.of(), Rule.words(), settings),
                RunConfig.of(Identity.of("bench"), "bench", settings),
                "bench",
                List.of(standIn.login()),
                Map.of(),
                Map.of(),
                project.resolve("reports"),
                settings);
    }

    /** Returns what Linux tells; 0 on other systems. */
    private static long peakResidentKib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
