package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.fault.Database;
import io.github.redshiftdeploy.testkit.fault.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/** Many trials, several at a time, each of another fault at another point; the seed decides which. */
public final class Campaign implements AutoCloseable {
    /** The ways in which a deployment is made; each has messages of its own. */
    private static final List<Way> WAYS = List.of(
            new Way(Release.ONE, false, Map.of()),
            new Way(Release.ONE, false, Map.of("retries", "0", "captureDays", "30")),
            new Way(Release.ONE, false, Map.of("pipeline", "false")),
            new Way(Release.ONE, false, Map.of("parallel", "3")),
            new Way(Release.ONE, true, Map.of()),
            new Way(Release.OF_TWO, false, Map.of()),
            new Way(Release.LONG, false, Map.of()));

    private final List<Worker> workers;

    private Campaign(List<Worker> workers) {
        this.workers = workers;
    }

    /**
     * Prepares what works at the same time.
     *
     * @param module the folder of the module that this class belongs to, where the scenarios are
     * @param folder where the lanes keep their files
     */
    public static Campaign of(int count, RedshiftLocal local, Path module, Path folder)
            throws IOException, SQLException {
        Scenario one = Scenario.read(module);
        Scenario two = Scenario.ofTwoUsers(module);
        Scenario longer = Scenario.ofLongScript(module);
        List<Worker> opened = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String name = "fault" + number;
            String shared = "shared" + number;
            String extended = "long" + number;
            opened.add(new Worker(
                    Lane.open(name, folder.resolve(name), one, local),
                    Lane.open(shared, folder.resolve(shared), two, local),
                    Lane.open(extended, folder.resolve(extended), longer, local),
                    new ArrayList<>()));
        }
        Database database = opened.get(0).alone().database();
        ServerErrors.install(database);
        // Where rows go that lose their search path.
        database.run("CREATE TABLE IF NOT EXISTS public.here (script varchar(20), statement int)");
        return new Campaign(opened);
    }

    /** Lets networks and clusters fail until there were so many faults, or until it is enough. */
    public Tally<Fault> run(long seed, int most, BooleanSupplier enough) throws InterruptedException {
        return run(seed, expected -> Plans.of(seed, expected, most), Map.of(), enough);
    }

    /** Kills the process that deploys so many times, or until it is enough. */
    public Tally<Fault> kill(long seed, int most, BooleanSupplier enough) throws InterruptedException {
        return run(seed, expected -> Plans.ofKills(seed, expected, most), Map.of("leaseDuration", "5s"), enough);
    }

    private Tally<Fault> run(
            long seed,
            Function<List<Undisturbed>, List<Plan>> planning,
            Map<String, String> settings,
            BooleanSupplier enough)
            throws InterruptedException {
        Tally<Fault> tally = new Tally<>(seed, Fault::kind);
        ExecutorService threads = Executors.newFixedThreadPool(workers.size());
        try {
            all(threads, worker -> worker::prepare);
            List<Undisturbed> expected = workers.get(0).expected();
            tally.planned(expected.stream().map(Undisturbed::figures).collect(Collectors.joining("; ")));
            Queue<Plan> plans = new ConcurrentLinkedQueue<>(planning.apply(expected));
            all(threads, worker -> () -> worker.drain(plans, settings, tally, enough));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return tally;
    }

    /** Lets all work at once. */
    private void all(ExecutorService threads, Function<Worker, Callable<Boolean>> work)
            throws InterruptedException, ExecutionException {
        for (Future<Boolean> result :
                threads.invokeAll(workers.stream().map(work).toList())) {
            result.get();
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        workers.get(0).alone().database().run("DROP TABLE IF EXISTS public.here");
        for (Worker worker : workers) {
            worker.alone().close();
            worker.shared().close();
            worker.extended().close();
        }
    }

    /** Makes one trial after the other. */
    private record Worker(Lane alone, Lane shared, Lane extended, List<Undisturbed> expected) {

        private Lane lane(Way way) {
            return switch (way.release()) {
                case ONE -> alone;
                case OF_TWO -> shared;
                case LONG -> extended;
            };
        }

        boolean prepare() throws IOException, SQLException, TransportException {
            alone.prepare();
            shared.prepare();
            extended.prepare();
            expected.clear();
            for (Way way : WAYS) {
                expected.add(Undisturbed.in(lane(way), way.fresh(), way.settings()));
            }
            return true;
        }

        boolean drain(Queue<Plan> plans, Map<String, String> settings, Tally<Fault> tally, BooleanSupplier enough)
                throws IOException, SQLException, TransportException {
            for (Plan plan = plans.poll(); plan != null && !enough.getAsBoolean(); plan = plans.poll()) {
                Way way = WAYS.get(plan.way());
                Map<String, String> all = new HashMap<>(way.settings());
                all.putAll(settings);
                tally.add(new Trial(lane(way), expected.get(plan.way()), plan.faults(), all).run());
            }
            return plans.isEmpty();
        }
    }

    /** What is deployed. */
    private enum Release {
        ONE,
        /** Two users deploy it in turns. */
        OF_TWO,
        /** It has a script of several messages. */
        LONG
    }

    private record Way(Release release, boolean fresh, Map<String, String> settings) {}
}
