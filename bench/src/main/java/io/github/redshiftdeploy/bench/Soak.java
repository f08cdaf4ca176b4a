package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.aws.fault.DataCampaign;
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

    /** Over the Data API they wait most of the time; sessions of the dead stay open, and the stand-in has a hundred. */
    private static final int WAITING_LANES = 6;

    /** More than any time is enough for. */
    private static final int MANY = 200_000;

    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final double KILLING = 0.2;

    private Soak() {}

    /** Arguments: how many minutes, the seed, another one each time by default, and the transport. */
    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofMinutes(arguments.length > 0 ? Long.parseLong(arguments[0]) : 10);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.currentTimeMillis() % 1_000_000;
        boolean overDataApi = arguments.length > 2 && arguments[2].equals("data-api");
        Path folder = Files.createTempDirectory("soak");
        List<Tally<?>> tallies;
        try (RedshiftLocal local =
                RedshiftLocal.in(folder.resolve("redshift-local")).start()) {
            long begun = System.nanoTime();
            long faults = begun + (long) (time.toNanos() * (1 - KILLING));
            long kills = begun + time.toNanos();
            tallies = overDataApi
                    ? overDataApi(local, folder, seed, faults, kills)
                    : overJdbc(local, folder, seed, faults, kills);
        }
        List<String> problems = new ArrayList<>();
        for (Tally<?> tally : tallies) {
            System.out.println(tally);
            problems.addAll(tally.problems());
        }
        problems.forEach(System.out::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private static List<Tally<?>> overJdbc(RedshiftLocal local, Path folder, long seed, long faults, long kills)
            throws Exception {
        try (Campaign campaign = Campaign.of(LANES, local, Path.of("../redshift-deploy-core"), folder)) {
            return List.of(
                    campaign.run(seed, ENDLESS, () -> System.nanoTime() > faults),
                    campaign.kill(seed, ENDLESS, () -> System.nanoTime() > kills));
        }
    }

    private static List<Tally<?>> overDataApi(RedshiftLocal local, Path folder, long seed, long faults, long kills)
            throws Exception {
        try (DataCampaign campaign = DataCampaign.of(WAITING_LANES, local, Path.of("../redshift-deploy-aws"), folder)) {
            return List.of(
                    campaign.run(seed, MANY, () -> System.nanoTime() > faults),
                    campaign.killAll(seed, () -> System.nanoTime() > kills));
        }
    }
}
