package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.fault.Campaign;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.fault.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Does a deployment survive whatever happens to it? The faults of the deployer's tests, for as long as one likes: what
 * they try out by the thousand is tried out by the ten thousand, and a fifth of the time processes are killed.
 */
public final class Soak {
    private static final int LANES = 4;
    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final double KILLING = 0.2;

    private Soak() {}

    /** Arguments: how many minutes, and the seed; another one each time by default. */
    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofMinutes(arguments.length > 0 ? Long.parseLong(arguments[0]) : 10);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.currentTimeMillis() % 1_000_000;
        Path folder = Files.createTempDirectory("soak");
        List<String> problems;
        try (RedshiftLocal local =
                        RedshiftLocal.in(folder.resolve("redshift-local")).start();
                Campaign campaign = Campaign.of(LANES, local, Path.of("../redshift-deploy-core"), folder)) {
            long begun = System.nanoTime();
            long faults = begun + (long) (time.toNanos() * (1 - KILLING));
            long kills = begun + time.toNanos();
            Tally<?> disturbed = campaign.run(seed, ENDLESS, () -> System.nanoTime() > faults);
            System.out.println(disturbed);
            Tally<?> killed = campaign.kill(seed, ENDLESS, () -> System.nanoTime() > kills);
            System.out.println(killed);
            problems = new ArrayList<>(disturbed.problems());
            problems.addAll(killed.problems());
        }
        problems.forEach(System.out::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }
}
