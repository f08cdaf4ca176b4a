package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a plan, and stops at the first failure. */
public final class Execution {

    private final RunConfig config;
    private final SqlContext context;
    private final ClusterAccess cluster;
    private final Progress progress;
    private final Interruption interruption;
    private final StatementLog log;
    private final Clock clock;

    /**
     * Makes an execution; its statements carry the marker.
     *
     * @param log hears of each statement
     */
    public Execution(
            SqlContext context,
            ClusterAccess cluster,
            RunConfig config,
            Progress progress,
            Interruption interruption,
            StatementLog log,
            Clock clock) {
        this.context = context;
        this.cluster = cluster;
        this.config = config;
        this.progress = progress;
        this.interruption = interruption;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Runs the plan and returns what became of it; a statement that fails is an outcome, not an exception.
     *
     * @param dependencies which scripts wait for which
     * @param sessions fresh sessions, one a lane; they are closed
     */
    public Outcome run(Plan plan, Dependencies dependencies, List<Session> sessions) throws InterruptedException {
        List<RunningScript> running = running(plan);
        Scripts scripts = new Scripts(running, dependencies);
        Recovery recovery = new Recovery(cluster.history(), context.marker().deployment());
        List<Lane> lanes = new ArrayList<>();
        for (Session session : sessions) {
            Progress heard = sessions.size() == 1 ? progress : new ProgressPerScript(progress);
            Recorder recorder = new Recorder(log, lanes.size() + 1, clock);
            lanes.add(new Lane(scripts, context, cluster, config, recovery, heard, interruption, recorder, session));
        }
        try (LockWaitWatch watch = new LockWaitWatch(
                lanes, cluster.control(), config, cluster.transport().networkTimeout(), progress)) {
            watch.begin();
            run(lanes);
        }
        return outcome(plan, running, lanes);
    }

    private List<RunningScript> running(Plan plan) {
        List<RunningScript> running = new ArrayList<>();
        List<Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).action() != Action.SKIP) {
                running.add(new RunningScript(
                        steps.get(i), i + 1, running.size(), context.marker().deployment()));
            }
        }
        return running;
    }

    private static void run(List<Lane> lanes) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> bugs = new ArrayList<>();
        for (Lane lane : lanes.subList(1, lanes.size())) {
            Thread thread = new Thread(() -> runQuietly(lane), "redshift-deploy lane " + (threads.size() + 2));
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((who, bug) -> bugs.add(bug));
            threads.add(thread);
            thread.start();
        }
        try {
            lanes.get(0).run();
        } finally {
            for (Thread thread : threads) {
                thread.join();
            }
        }
        if (!bugs.isEmpty()) {
            throw new IllegalStateException("a bug showed in a lane", bugs.get(0));
        }
    }

    private static void runQuietly(Lane lane) {
        try {
            lane.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome outcome(Plan plan, List<RunningScript> running, List<Lane> lanes) {
        List<Lane.Failure> failures =
                lanes.stream().flatMap(lane -> lane.failures().stream()).toList();
        Diagnostic failure = failures.isEmpty() ? null : CommitSummary.of(failures, running);
        List<ScriptOutcome> outcomes = new ArrayList<>();
        int next = 0;
        for (Step step : plan.steps()) {
            outcomes.add(
                    step.action() == Action.SKIP
                            ? ScriptOutcome.skipped(step)
                            : outcome(running.get(next++), failures, failure));
        }
        long messages = lanes.stream().mapToLong(Lane::messages).sum();
        if (failure == null) {
            return new Outcome(State.SUCCEEDED, outcomes, null, List.of(), messages, List.of());
        }
        List<String> rows = running.stream()
                .filter(script -> script.state() == State.FAILED || script.state() == State.CANCELLED)
                .map(script -> context.history().insert(script.failed(reason(script, failures))))
                .toList();
        State state = failures.get(0).script().state();
        return new Outcome(state, outcomes, failure, rows, messages, List.of());
    }

    /** The script that failed first is told of with all that is known of what the deployment has left behind. */
    private static ScriptOutcome outcome(
            RunningScript script, List<Lane.Failure> failures, @Nullable Diagnostic failure) {
        if (failures.stream().noneMatch(other -> other.script() == script)) {
            return script.outcome();
        }
        boolean first = failures.get(0).script() == script;
        return script.outcome().because(first ? failure : reason(script, failures));
    }

    private static Diagnostic reason(RunningScript script, List<Lane.Failure> failures) {
        return failures.stream()
                .filter(failure -> failure.script() == script)
                .findFirst()
                .orElse(failures.get(0))
                .reason();
    }
}
