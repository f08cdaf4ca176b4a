package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.DeployedTo;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.history.DeploymentRow;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The targets that are used together, in their order, and those that are only asked something. The stand-ins among them
 * run until this is closed.
 */
final class ReleaseTargets implements AutoCloseable {

    private final Map<String, GoalSettings> told = new LinkedHashMap<>();
    private final Map<String, GoalTarget> targets = new LinkedHashMap<>();
    private final Map<String, GoalTarget> asked = new LinkedHashMap<>();
    private final Function<GoalSettings, Surroundings> around;
    private final Clock clock;
    private final Consumer<String> log;

    private ReleaseTargets(
            List<GoalSettings> each, Function<GoalSettings, Surroundings> around, Clock clock, Consumer<String> log) {
        each.forEach(one -> told.put(one.target().name(), one));
        this.around = around;
        this.clock = clock;
        this.log = log;
    }

    /** Opens them, stand-ins beside each other; what is wrong with the settings of any of them is told. */
    static ReleaseTargets open(
            List<GoalSettings> each, Function<GoalSettings, Surroundings> around, Clock clock, Consumer<String> log)
            throws IOException {
        return open(each, around, clock, log, false);
    }

    /** Does the same for who will ask the gates of the targets. */
    static ReleaseTargets openForGates(
            List<GoalSettings> each, Function<GoalSettings, Surroundings> around, Clock clock, Consumer<String> log)
            throws IOException {
        return open(each, around, clock, log, true);
    }

    private static ReleaseTargets open(
            List<GoalSettings> each,
            Function<GoalSettings, Surroundings> around,
            Clock clock,
            Consumer<String> log,
            boolean gates)
            throws IOException {
        ReleaseTargets opened = new ReleaseTargets(each, around, clock, log);
        try {
            opened.open();
            opened.answer();
            if (gates) {
                opened.ask();
            }
            return opened;
        } catch (RuntimeException | IOException e) {
            opened.close();
            throw e;
        }
    }

    private void open() throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(told.size());
        try {
            Map<String, Future<GoalTarget>> opening = new LinkedHashMap<>();
            told.forEach((name, one) -> {
                Surroundings surroundings = around.apply(one);
                opening.put(name, threads.submit(() -> GoalTarget.open(one, surroundings)));
            });
            await(opening);
        } finally {
            threads.shutdown();
        }
    }

    /** Waits for all of them: what has been opened is to be closed whatever becomes of the others. */
    private void await(Map<String, Future<GoalTarget>> opening) throws IOException {
        Mistakes mistakes = new Mistakes(opening.size());
        IOException broken = null;
        for (Map.Entry<String, Future<GoalTarget>> entry : opening.entrySet()) {
            try {
                mistakes.collect(entry.getKey(), () -> targets.put(entry.getKey(), result(entry.getValue())));
            } catch (IOException e) {
                broken = e;
            }
        }
        if (broken != null) {
            throw broken;
        }
        mistakes.check();
    }

    /** Asks what the scripts say of targets. */
    private void answer() throws IOException {
        TargetFacts facts = new TargetFacts(clock, log);
        Mistakes mistakes = new Mistakes(targets.size());
        for (Map.Entry<String, GoalTarget> entry : targets.entrySet()) {
            GoalTarget target = entry.getValue();
            mistakes.collect(
                    entry.getKey(), () -> entry.setValue(target.as(facts.answer(target.config(), this::toAsk))));
        }
        mistakes.check();
    }

    /** Asks other targets what has succeeded there, where one is to be changed only after them. */
    private void ask() throws IOException {
        Mistakes mistakes = new Mistakes(targets.size());
        for (Map.Entry<String, GoalTarget> entry : targets.entrySet()) {
            DeployConfig config = entry.getValue().config();
            DeployedTo question = config.gates().deployedTo();
            if (question != null) {
                mistakes.collect(entry.getKey(), () -> {
                    DeployedTo answer = new OtherTarget(clock, log).ask(question.target(), this::toAsk);
                    entry.setValue(
                            entry.getValue().as(config.with(config.gates().answered(answer))));
                });
            }
        }
        mistakes.check();
    }

    private GoalTarget toAsk(String name) throws IOException {
        GoalTarget open = targets.containsKey(name) ? targets.get(name) : asked.get(name);
        if (open == null) {
            GoalSettings other = told.values().iterator().next().of(name);
            open = GoalTarget.open(other, around.apply(other));
            asked.put(name, open);
        }
        return open;
    }

    /** Returns the only target, which whoever gets it closes. */
    GoalTarget only() {
        asked.values().forEach(GoalTarget::close);
        return targets.values().iterator().next();
    }

    private static GoalTarget result(Future<GoalTarget> opening) throws IOException {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            opening.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the targets are opened");
        }
    }

    /** Returns what the goal is told of a target. */
    GoalSettings told(String name) {
        return Objects.requireNonNull(told.get(name));
    }

    GoalTarget get(String name) {
        return Objects.requireNonNull(targets.get(name));
    }

    /** Returns the last deployments to a target, the newest first. */
    List<DeploymentRow> last(String name) throws TransportException {
        GoalTarget target = get(name);
        DeployConfig config = target.config().located(target.route()::database);
        try (Bookkeeping books = new Bookkeeping(config, target.route(), clock, log)) {
            return books.lastNamed();
        }
    }

    @Override
    public void close() {
        targets.values().forEach(GoalTarget::close);
        asked.values().forEach(GoalTarget::close);
    }
}
