package io.github.redshiftdeploy.aws.fault;

import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.fault.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Many trials over the Data API, several at a time, each of other faults at other requests; the seed decides which. */
public final class DataCampaign implements AutoCloseable {
    /** The ways in which a deployment is made; each has requests of its own. */
    static final List<Way> WAYS = List.of(
            new Way("usual", false, Map.of()),
            new Way("usual", false, Map.of("retries", "0")),
            new Way("usual", false, Map.of("parallel", "3")),
            new Way("usual", false, Map.of("parallel", "2", "pipeline", "false")),
            new Way("usual", true, Map.of()),
            new Way("long", false, Map.of()));

    private final List<Lane> lanes;
    private final List<Undisturbed> expected = new ArrayList<>();

    private DataCampaign(List<Lane> lanes) {
        this.lanes = lanes;
    }

    /**
     * Prepares what works at the same time.
     *
     * @param module the folder of the module that this class belongs to, where the scripts are
     * @param folder where the lanes keep their files
     */
    public static DataCampaign of(int count, RedshiftLocal local, Path module, Path folder)
            throws IOException, SQLException {
        local.aws().data().quotas(false);
        Path scenario = module.resolve("src/test/resources/fault");
        List<Lane> lanes = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String name = "data" + number;
            lanes.add(Lane.open(name, folder.resolve(name), scenario, local, List.of("usual", "long")));
        }
        Map<String, Lane> byKey = lanes.stream().collect(Collectors.toMap(Lane::accessKey, lane -> lane));
        local.aws().judge((operation, key, body) -> {
            Lane lane = byKey.get(key);
            return lane == null ? AwsFate.PASSES : lane.judge(operation, body);
        });
        return new DataCampaign(lanes);
    }

    /** Lets requests fail until there were so many faults, or until it is enough. */
    public Tally<?> run(long seed, int most, BooleanSupplier enough) throws InterruptedException {
        prepare();
        return run(seed, Plan.of(seed, expected, most), enough);
    }

    /** Kills a deployment at each of its requests, before or behind it. */
    public Tally<?> kill(long seed) throws InterruptedException {
        prepare();
        return run(seed, Plan.ofKills(seed, expected.subList(0, 1), false), () -> false);
    }

    /** Kills a deployment of each way at each of its requests, before and behind it, or until it is enough. */
    public Tally<?> killAll(long seed, BooleanSupplier enough) throws InterruptedException {
        prepare();
        return run(seed, Plan.ofKills(seed, expected, true), enough);
    }

    private void prepare() throws InterruptedException {
        if (expected.isEmpty()) {
            expected.addAll(all(WAYS.stream()
                    .<Callable<Undisturbed>>map(way -> () -> Undisturbed.in(lanes.get(WAYS.indexOf(way)), way))
                    .toList()));
        }
    }

    private Tally<RequestFault> run(long seed, List<Plan> planned, BooleanSupplier enough) throws InterruptedException {
        Tally<RequestFault> tally = new Tally<>(seed, RequestFault::kind);
        tally.planned(expected.stream().map(one -> one.requests() + " requests").collect(Collectors.joining(", ")));
        Queue<Plan> plans = new ConcurrentLinkedQueue<>(planned);
        all(lanes.stream()
                .<Callable<Boolean>>map(lane -> () -> drain(lane, plans, tally, enough))
                .toList());
        return tally;
    }

    private boolean drain(Lane lane, Queue<Plan> plans, Tally<RequestFault> tally, BooleanSupplier enough)
            throws IOException, SQLException {
        for (Plan plan = plans.poll(); plan != null && !enough.getAsBoolean(); plan = plans.poll()) {
            tally.add(new Trial(lane, expected.get(plan.way()), plan.faults()).run());
        }
        return plans.isEmpty();
    }

    private static <T> List<T> all(List<Callable<T>> work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Lane lane : lanes) {
            lane.close();
        }
    }
}
