package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Kind;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Many trials, several at a time, each of another fault at another point; the seed decides which. */
public final class Campaign implements AutoCloseable {
    /** The ways in which a deployment is made; each has messages of its own. */
    private static final List<Way> WAYS = List.of(
            new Way(false, Map.of()),
            new Way(false, Map.of("retries", "0")),
            new Way(false, Map.of("pipeline", "false")),
            new Way(false, Map.of("parallel", "3")),
            new Way(true, Map.of()));

    /** Faults that befall a deployment and those that resume it. */
    private static final int MOST_TOGETHER = 6;

    private final List<Lane> lanes;

    private Campaign(List<Lane> lanes) {
        this.lanes = lanes;
    }

    /**
     * Prepares the lanes.
     *
     * @param module the folder of the module that this class belongs to, where the scenario is
     * @param folder where the lanes keep their files
     */
    public static Campaign of(int lanes, RedshiftLocal local, Path module, Path folder)
            throws IOException, SQLException {
        Scenario scenario = Scenario.read(module);
        List<Lane> opened = new ArrayList<>();
        for (int number = 0; number < lanes; number++) {
            String name = "fault" + number;
            opened.add(Lane.open(name, folder.resolve(name), scenario, local));
        }
        ServerErrors.install(opened.get(0).database());
        return new Campaign(opened);
    }

    /** Lets networks and clusters fail until there were so many faults, or until it is enough. */
    public Tally run(long seed, int most, BooleanSupplier enough) throws InterruptedException {
        return run(seed, expected -> plans(seed, expected, most), Map.of(), enough);
    }

    /** Kills the process that deploys so many times, or until it is enough. */
    public Tally kill(long seed, int most, BooleanSupplier enough) throws InterruptedException {
        return run(seed, expected -> kills(seed, expected, most), Map.of("leaseDuration", "5s"), enough);
    }

    private Tally run(
            long seed,
            Function<List<Undisturbed>, List<Plan>> planning,
            Map<String, String> settings,
            BooleanSupplier enough)
            throws InterruptedException {
        Tally tally = new Tally(seed);
        ExecutorService threads = Executors.newFixedThreadPool(lanes.size());
        try {
            List<List<Undisturbed>> expected = all(threads, lane -> () -> prepare(lane));
            tally.planned(expected.get(0));
            Queue<Plan> plans = new ConcurrentLinkedQueue<>(planning.apply(expected.get(0)));
            all(threads, lane -> () -> drain(plans, lane, expected.get(lanes.indexOf(lane)), settings, tally, enough));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return tally;
    }

    /** Does something in all lanes at once. */
    private <R> List<R> all(ExecutorService threads, Function<Lane, Callable<R>> work)
            throws InterruptedException, ExecutionException {
        List<R> results = new ArrayList<>();
        for (Future<R> result : threads.invokeAll(lanes.stream().map(work).toList())) {
            results.add(result.get());
        }
        return results;
    }

    private static List<Undisturbed> prepare(Lane lane) throws IOException, SQLException {
        lane.prepare();
        List<Undisturbed> expected = new ArrayList<>();
        for (Way way : WAYS) {
            expected.add(Undisturbed.in(lane, way.fresh(), way.settings()));
        }
        return expected;
    }

    private static boolean drain(
            Queue<Plan> plans,
            Lane lane,
            List<Undisturbed> expected,
            Map<String, String> settings,
            Tally tally,
            BooleanSupplier enough)
            throws IOException, SQLException {
        for (Plan plan = plans.poll(); plan != null && !enough.getAsBoolean(); plan = plans.poll()) {
            Map<String, String> all = new HashMap<>(WAYS.get(plan.way()).settings());
            all.putAll(settings);
            tally.add(new Trial(lane, expected.get(plan.way()), plan.faults(), all).run());
        }
        return plans.isEmpty();
    }

    /** Returns faults spread over all messages and statements, some alone and some together. */
    private static List<Plan> plans(long seed, List<Undisturbed> expected, int most) {
        Random random = new Random(seed);
        List<Plan> plans = new ArrayList<>();
        for (int way = 0; way < WAYS.size(); way++) {
            Deque<Fault> faults = new ArrayDeque<>(faults(expected.get(way), random));
            while (!faults.isEmpty()) {
                List<Fault> together = new ArrayList<>();
                int count = 1 + random.nextInt(MOST_TOGETHER);
                while (together.size() < count && !faults.isEmpty()) {
                    together.add(faults.remove());
                }
                together.sort(Comparator.comparingDouble(expected.get(way)::when));
                plans.add(new Plan(together, way));
            }
        }
        Collections.shuffle(plans, random);
        List<Plan> chosen = new ArrayList<>();
        int count = 0;
        for (Plan plan : plans) {
            if (count < most) {
                chosen.add(plan);
                count += plan.faults().size();
            }
        }
        return chosen;
    }

    private static List<Fault> faults(Undisturbed undisturbed, Random random) {
        List<Fault> faults = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            int last = kind.kills()
                    ? 0
                    : kind.ofServer() ? undisturbed.statements().size() : undisturbed.messages();
            for (int at = 1; at <= last; at++) {
                boolean again = kind.ofServer() && random.nextInt(4) == 0;
                faults.add(new Fault(kind, at, again ? Integer.MAX_VALUE : 1));
            }
        }
        Collections.shuffle(faults, random);
        return faults;
    }

    /** Returns kills spread over the borders of all statements. */
    private static List<Plan> kills(long seed, List<Undisturbed> expected, int most) {
        List<Plan> all = new ArrayList<>();
        for (int way = 0; way < WAYS.size(); way++) {
            for (int at : expected.get(way).borders()) {
                all.add(new Plan(List.of(Fault.of(Kind.KILL_BEFORE, at)), way));
                all.add(new Plan(List.of(Fault.of(Kind.KILL_AFTER, at)), way));
            }
        }
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, Math.min(most, all.size()));
    }

    @Override
    public void close() throws IOException, SQLException {
        for (Lane lane : lanes) {
            lane.close();
        }
    }

    private record Plan(List<Fault> faults, int way) {}

    private record Way(boolean fresh, Map<String, String> settings) {}
}
