package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.ReleaseConfig;
import io.github.redshiftdeploy.config.TargetsOnError;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.DeploymentFormats;
import io.github.redshiftdeploy.report.DeploymentReport;
import io.github.redshiftdeploy.report.FewerFindings;
import io.github.redshiftdeploy.report.GitHub;
import io.github.redshiftdeploy.report.ReleaseReport;
import io.github.redshiftdeploy.report.ReleaseReport.Part;
import io.github.redshiftdeploy.report.ReleaseWords;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run over several targets, of which a record is kept whatever happens. There is no transaction over targets: each
 * deployment is one of its own, and what a release has done stays done. All scripts are checked for all targets, and
 * all targets are asked for their history, before the first of them is changed.
 */
final class ReleaseRun {

    /** How long what a producer shares may take to arrive. */
    private static final Duration SHARES_ARRIVE = Duration.ofMinutes(1);

    private final List<GoalSettings> each;
    private final Function<GoalSettings, Surroundings> around;
    private final ReleaseConfig config;
    private final ReleaseRecord record;
    private final GitHub github;
    private final Clock clock;
    private final Consumer<String> log;
    private final Consumer<Diagnostic> problems;
    private final List<Diagnostic> stopped = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();

    ReleaseRun(
            List<GoalSettings> each,
            Function<GoalSettings, Surroundings> around,
            Clock clock,
            Consumer<String> log,
            Consumer<Diagnostic> problems,
            GitHub github)
            throws IOException {
        this.each = each;
        this.around = around;
        this.config = each.get(0).release();
        this.record = new ReleaseRecord(each, github, clock, log, problems);
        this.github = github;
        this.clock = clock;
        this.log = log;
        this.problems = problems;
    }

    /** Deploys to the targets, and returns how that has ended; what stops it before the first of them is thrown. */
    ReleaseReport run() throws IOException, TransportException {
        record.begin();
        try (ReleaseStop stop = ReleaseStop.watch()) {
            try {
                deploy(stop);
            } catch (InterruptedException | InterruptedIOException e) {
                stop.request();
            } catch (DiagnosticException e) {
                stopped.addAll(e.diagnostics());
                throw e;
            } finally {
                end(stop);
            }
        }
        return record.report();
    }

    private void end(ReleaseStop stop) {
        stop.settle();
        if (stop.requested() && record.report().parts().isEmpty() && stopped.isEmpty()) {
            Diagnostic cancelled = Interruption.beforeTheFirstStatement();
            stopped.add(cancelled);
            Console.lines(cancelled).forEach(log);
        }
        record.end(stop.requested(), stopped);
        stop.recorded();
    }

    private void deploy(ReleaseStop stop) throws IOException, InterruptedException {
        Release release = Release.of(each, clock);
        try (ReleaseTargets targets = stop.asking(() -> ReleaseTargets.openForGates(each, around, clock, log))) {
            record.known(before(targets, stop), release.parts());
            stop.asking(() -> requireGates(release, targets));
            ExecutorService threads = Executors.newFixedThreadPool(config.parallel());
            try {
                deploy(release, targets, threads, stop);
                end(stop);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Returns the release that this one goes on with; all targets are asked, so that one that is gone is told now. */
    private Optional<String> before(ReleaseTargets targets, ReleaseStop stop) throws InterruptedException {
        Map<String, List<DeploymentRow>> last = stop.asking(() -> last(targets));
        return config.resume() ? new PriorReleases(record.report().targets(), last).unfinished() : Optional.empty();
    }

    /** No target is changed when a gate of any of them refuses. */
    private boolean requireGates(Release release, ReleaseTargets targets) throws IOException {
        Mistakes mistakes = new Mistakes(Mistakes.OF_EACH);
        for (Part part : record.report().parts()) {
            GoalTarget target = targets.get(part.target());
            if (failed.contains(part.target()) || target.config().gates().set().isEmpty()) {
                continue;
            }
            DeployConfig deploy = release.configure(
                    targets.told(part.target()),
                    target.config(),
                    part,
                    record.report().id());
            try {
                GateKeeper.requireNow(deploy, target.route(), clock, log);
            } catch (DiagnosticException | TransportException e) {
                mistakes.add(part.target(), AuditedDeployment.reasons(e));
            }
        }
        mistakes.check();
        return true;
    }

    /** Asks the targets what was deployed to them last; one that cannot be reached is told before there is a change. */
    private Map<String, List<DeploymentRow>> last(ReleaseTargets targets) throws InterruptedException {
        Map<String, List<DeploymentRow>> rows = new LinkedHashMap<>();
        Mistakes mistakes = new Mistakes(Mistakes.OF_EACH);
        for (String name : record.report().targets()) {
            try {
                rows.put(name, targets.last(name));
            } catch (TransportException | DiagnosticException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                mistakes.add(name, AuditedDeployment.reasons(e));
                failed.add(name);
            }
        }
        if (config.onError() == TargetsOnError.STOP || failed.size() == each.size()) {
            mistakes.check();
        }
        mistakes.all().forEach(problems);
        stopped.addAll(mistakes.all());
        return rows;
    }

    private void deploy(Release release, ReleaseTargets targets, ExecutorService threads, ReleaseStop stop)
            throws InterruptedException {
        for (int leg = 1; leg <= release.legs().size() && mayBegin(leg, stop); leg++) {
            List<Future<?>> running = new ArrayList<>();
            List<Part> parts = record.report().parts();
            for (int place = 0; place < parts.size(); place++) {
                if (parts.get(place).leg() == leg) {
                    int part = place;
                    running.add(threads.submit(() -> stop.running(() -> deploy(release, targets, part, stop))));
                }
            }
            awaitAll(running, stop);
        }
    }

    /** A leg needs all that comes before it, on every target. */
    private boolean mayBegin(int leg, ReleaseStop stop) {
        boolean done = record.report().parts().stream()
                .filter(part -> part.leg() < leg)
                .allMatch(part -> part.state() == State.SUCCEEDED);
        return done && !stop.requested();
    }

    /** Waits for all of them, also when it is interrupted: they are told then, and say themselves what is committed. */
    private static void awaitAll(List<Future<?>> running, ReleaseStop stop) throws InterruptedException {
        boolean interrupted = false;
        Throwable bug = null;
        for (Future<?> one : running) {
            boolean done = false;
            while (!done) {
                try {
                    one.get();
                    done = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop.interrupt();
                } catch (ExecutionException e) {
                    bug = e.getCause();
                    done = true;
                }
            }
        }
        if (bug != null) {
            throw unexpected(bug);
        }
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    private static RuntimeException unexpected(Throwable cause) {
        return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }

    private void deploy(Release release, ReleaseTargets targets, int place, ReleaseStop stop) {
        ReleaseReport report = record.report();
        Part part = report.parts().get(place);
        if (!mayBegin(part, stop)) {
            return;
        }
        String lead = config.parallel() == 1 ? "" : "[" + part.target() + "] ";
        Consumer<String> said = line -> log.accept(lead + line);
        log.accept(ReleaseWords.heading(report, place));
        GoalTarget target = targets.get(part.target());
        AuditedDeployment deployment = null;
        try {
            Set<String> shares = release.chain().awaited(part.leg() - 1, record::hasRun);
            stop.asking(() -> new ShareWait(SHARES_ARRIVE, clock, said).await(target, shares));
            DeployConfig deploy = release.configure(targets.told(part.target()), target.config(), part, report.id());
            DeploymentReport begun = DeploymentReport.begun(
                    DeploymentId.at(clock.instant()),
                    part.target(),
                    deploy.target().database(),
                    deploy.audit(),
                    clock.instant());
            record.running(place, begun);
            DeploymentFormats formats = new DeploymentFormats(deploy.reports(), github.ofPart(), said, problems);
            deployment = new AuditedDeployment(deploy, target.route(), begun, formats, clock, said, problems);
            Outcome outcome = deployment.run();
            Console.unsaid(outcome).ifPresent(failure -> tell(part, failure));
        } catch (DiagnosticException e) {
            FewerFindings.inFiles(e.diagnostics()).forEach(problem -> tell(part, problem));
            if (deployment == null) {
                keep(part, e.diagnostics());
            }
        } catch (TransportException | IOException e) {
            AuditedDeployment.reasons(e).forEach(problem -> tell(part, problem));
        } catch (InterruptedException e) {
            stop.request();
        } finally {
            ended(place, deployment);
        }
    }

    private void tell(Part part, Diagnostic problem) {
        problems.accept(onTarget(part, problem));
    }

    private static Diagnostic onTarget(Part part, Diagnostic problem) {
        return problem.note("on target '" + part.target() + "'");
    }

    /** Keeps in the record of the release what stopped a deployment that has none of its own. */
    private synchronized void keep(Part part, List<Diagnostic> reasons) {
        reasons.forEach(problem -> stopped.add(onTarget(part, problem)));
    }

    private synchronized boolean mayBegin(Part part, ReleaseStop stop) {
        boolean others = failed.isEmpty() || config.onError() == TargetsOnError.CONTINUE;
        return others && !failed.contains(part.target()) && !stop.requested();
    }

    /** What could not even begin has failed too. */
    private synchronized void ended(int place, @Nullable AuditedDeployment deployment) {
        if (deployment != null) {
            record.ended(place, deployment.report());
        }
        Part part = record.report().parts().get(place);
        if (part.state() != State.SUCCEEDED) {
            failed.add(part.target());
        }
    }
}
