package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.fault.Fault.Kind;
import io.github.redshiftdeploy.fault.Fault.Place;
import io.github.redshiftdeploy.testkit.fault.Evidence;
import io.github.redshiftdeploy.testkit.fault.Piece;
import io.github.redshiftdeploy.testkit.fault.Question;
import io.github.redshiftdeploy.testkit.fault.Release;
import io.github.redshiftdeploy.testkit.fault.Release.Said;
import io.github.redshiftdeploy.testkit.fault.Verdict;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that a fault befalls, and those that follow until one succeeds; then everything must be as it should.
 */
final class Trial {
    /** How long nothing moves before whoever waits is let go. */
    private static final Duration FROZEN = Duration.ofMillis(250);

    private static final Duration OUTAGE = Duration.ofMillis(150);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_ATTEMPTS = 6;

    /** How a deployment finds out by itself that nobody answers, in a time that a test has. */
    private static final Map<String, String> SOON = Map.of("networkTimeout", "2s", "connectTimeout", "3s");

    private static final Map<Kind, Map<String, String>> LIMITS = Map.of(
            Kind.CALL_TIMEOUT, Map.of("statementTimeout", "1s"),
            Kind.CALL_LOCK_TIMEOUT, Map.of("lockWaitTimeout", "1s"));

    private static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(4, work -> {
        Thread thread = new Thread(work, "clock of the trials");
        thread.setDaemon(true);
        return thread;
    });

    private final Lane lane;
    private final Undisturbed expected;
    /** Those of messages and statements, in their order. */
    private final List<Fault> due;

    /** The others, which happen when the time for them has come. */
    private final List<Fault> waiting;

    private final List<Fault> happened = new ArrayList<>();
    private final Map<String, String> settings;
    private final UnaryOperator<String> rewriting;
    private final Interlude interlude;
    private final List<String> problems = new ArrayList<>();
    private Duration patience = LONGEST;
    private int attempts;

    /** The number of the attempt that is being made, or 0. */
    private volatile int running;

    /** Whether the server still gets something from clients that have gone. */
    private volatile boolean lingers;

    /** Whether something that was sent before arrives while the attempt is made, and changes what it changes. */
    private boolean arriving;

    private boolean baselined;

    /** How often the procedure that commits in its middle had begun when somebody wanted it again. */
    private int begunAgain;

    private int unknown;
    private int decisions;
    private int unlocked;
    private volatile @Nullable Process child;

    /** Makes a trial of a deployment with some settings. */
    Trial(Lane lane, Undisturbed expected, List<Fault> faults, Map<String, String> settings) {
        this(lane, expected, faults, settings, UnaryOperator.identity());
    }

    /** Makes a trial of a deployment whose statements are sent otherwise than it wants. */
    Trial(
            Lane lane,
            Undisturbed expected,
            List<Fault> faults,
            Map<String, String> settings,
            UnaryOperator<String> rewriting) {
        this.lane = lane;
        this.expected = expected;
        this.due = new ArrayList<>(faults);
        this.waiting = new ArrayList<>(faults);
        due.removeIf(fault -> !isNumbered(fault));
        waiting.removeIf(Trial::isNumbered);
        this.settings = new HashMap<>(settings);
        if (faults.stream().anyMatch(fault -> fault.kind().silent())) {
            SOON.forEach(this.settings::putIfAbsent);
        }
        this.rewriting = rewriting;
        this.interlude = new Interlude(lane, problems);
    }

    /** Says how long a deployment may take before it counts as one that hangs; otherwise it is a minute. */
    Trial patience(Duration longest) {
        patience = longest;
        return this;
    }

    Verdict<Fault> run() throws IOException, SQLException, TransportException {
        lane.reset(expected.fresh());
        Attempt attempt = attempt(List.copyOf(due));
        boolean survived = attempt.succeeded();
        int most = MOST_ATTEMPTS + due.size() + waiting.size();
        while (!ended(attempt) && attempts < most) {
            prepareNext(attempt);
            Optional<Fault> pause = pause();
            attempt = pause.isPresent()
                    ? inPause(pause.get(), attempt)
                    : attempt(due.stream().map(Fault::early).toList());
        }
        if (!ended(attempt)) {
            problems.add("it still fails: " + attempt.shown());
        }
        lane.calm();
        if (!baselined) {
            compare("the tables", expected.contents(), lane.contents());
            compare("the history", expected.applied(), lane.records().applied());
            compare("what is left behind", List.of(), lane.records().leftBehind());
        }
        if (waiting.removeIf(fault -> fault.kind() == Kind.ONCE_MORE)) {
            once();
        }
        lane.mixed().forEach(script -> problems.add(script + " has run with two values of a placeholder"));
        if (lane.begun() > 1 + begunAgain) {
            problems.add("the procedure that commits in its middle has begun " + lane.begun() + " times, of which "
                    + begunAgain + " were wanted");
        }
        return new Verdict<>(happened, survived, attempts, unknown, decisions, unlocked, problems);
    }

    private boolean ended(Attempt attempt) throws SQLException {
        if (lingers && lane.evidence().keySet().containsAll(expected.visible().keySet())) {
            lane.calm(); // Perhaps it is still to be recorded as succeeded, and whoever deploys then wants it all
            // again.
        }
        return baselined || attempt.succeeded() || lane.records().succeeded();
    }

    private static boolean isNumbered(Fault fault) {
        return fault.kind().place() == Place.MESSAGE || fault.kind().place() == Place.STATEMENT;
    }

    /** Does what people do before they deploy again. */
    private void prepareNext(Attempt attempt) throws SQLException {
        decide(attempt);
        lane.takeTurns();
        // A process that was killed leaves its lease for a while, and so it is waited for.
        unlocked += !killed() && lane.records().unlock() ? 1 : 0;
    }

    private Optional<Fault> pause() {
        return waiting.stream()
                .filter(fault -> fault.kind().place() == Place.PAUSE && fault.kind() != Kind.ONCE_MORE)
                .findFirst();
    }

    /** Lets something happen between two deployments, and returns how the one that came of it ended. */
    private Attempt inPause(Fault fault, Attempt before) throws IOException, SQLException, TransportException {
        waiting.remove(fault);
        if (fault.kind() == Kind.OTHER_VALUE) {
            happened.add(fault);
            return attempt(List.of(), "blue");
        }
        if (interlude.happens(fault, settings, () -> attempt(List.of()))) {
            happened.add(fault);
        }
        baselined |= fault.kind() == Kind.BASELINE;
        return before;
    }

    /** What runs once and has run does not run again when it is chosen alone. */
    private void once() throws IOException, SQLException, TransportException {
        happened.add(Fault.of(Kind.ONCE_MORE, 1));
        settings.put("path", "sql/010-once.sql,sql/025-ordered.sql,sql/035-new-once.sql");
        attempt(List.of());
        settings.remove("path");
    }

    private Attempt attempt(List<Fault> faults) throws IOException, SQLException, TransportException {
        return attempt(faults, null);
    }

    /**
     * Deploys.
     *
     * @param tint another value for a placeholder; absent for the usual one
     */
    private Attempt attempt(List<Fault> faults, @Nullable String tint)
            throws IOException, SQLException, TransportException {
        attempts++;
        Map<String, Integer> before = lane.evidence();
        Optional<Fault> inCall = waiting.stream()
                .filter(fault -> fault.kind().place() == Place.CALL)
                .findFirst();
        Mischief mischief = new Mischief(faults, this::happens, rewriting);
        lane.proxy().begin(mischief);
        running = attempts;
        arriving = lingers;
        lingers = false;
        MidCall midCall =
                inCall.isEmpty() ? null : new MidCall(lane, inCall.get().kind(), CLOCK, () -> happens(inCall.get()));
        ScheduledFuture<?> alarm = CLOCK.schedule(this::hung, patience.toMillis(), TimeUnit.MILLISECONDS);
        Map<String, String> all = new HashMap<>(settings);
        inCall.ifPresent(fault -> all.putAll(LIMITS.getOrDefault(fault.kind(), Map.of())));
        boolean ofProcess = Stream.concat(faults.stream().limit(1), inCall.stream())
                .anyMatch(fault -> fault.kind().ofProcess());
        Attempt attempt = ofProcess ? inChild(all) : Attempt.at(release(all, tint));
        alarm.cancel(false);
        running = 0;
        if (midCall != null && midCall.end()) {
            waiting.remove(inCall.get());
        }
        due.subList(0, due.size() - mischief.remaining().size()).clear();
        if (!lingers) {
            lane.calm();
        }
        judge(attempt, before);
        return attempt;
    }

    private Project release(Map<String, String> all, @Nullable String tint) {
        Project release = lane.release(all);
        return tint == null ? release : release.placeholder("tint", tint);
    }

    private boolean killed() {
        return happened.stream().anyMatch(fault -> fault.kind().kills());
    }

    private Attempt inChild(Map<String, String> all) throws IOException {
        Process started = lane.releaseInChild(all);
        child = started;
        try {
            started.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            started.destroyForcibly();
        }
        return Attempt.of(lane.childLog());
    }

    /** Answers what only somebody who sees the tables can answer, when nothing can change any more. */
    private void decide(Attempt attempt) throws SQLException {
        settings.remove("resumeAssume");
        Optional<Question> question = Question.in(attempt.shown());
        if (question.isPresent()) {
            if (question.get().stranger()) {
                lane.calm();
            }
            decide(question.get());
        }
    }

    private void decide(Question question) throws SQLException {
        decisions++;
        Piece piece = lane.scenario().release().stream()
                .filter(one -> one.name().equals(question.script()))
                .findFirst()
                .orElseThrow();
        boolean done = lane.evidence().containsKey(Evidence.key(piece, question.statement()));
        settings.put("resumeAssume", done ? "done" : "rerun");
        if (!done && piece.text().contains("CALL ${lab}.parts()")) {
            begunAgain = lane.begun();
        }
    }

    private void judge(Attempt attempt, Map<String, Integer> before) throws IOException, SQLException {
        Map<String, Integer> found = lane.evidence();
        Release release = new Release(lane.scenario().release(), expected.visible());
        Said said = new Said(attempt.succeeded(), attempt.shown(), attempt.refused());
        List<String> wrong = new ArrayList<>(release.wrong(said, before, found, arriving));
        unknown += release.unknown(said, before) ? 1 : 0;
        if (!killed()) {
            wrong.addAll(release.lies(Attempt.committed(lane.release(settings)), found));
            if (Attempt.stillRuns(lane.release(settings))) {
                wrong.add("it has ended, and report.json says that it is running");
            }
        }
        if (!wrong.isEmpty()) {
            problems.add("attempt " + attempts + ": " + String.join("; ", wrong) + "\n" + attempt.shown());
        }
    }

    private void happens(Fault fault) {
        happened.add(fault);
        if (fault.kind().thaws()) {
            int frozen = attempts;
            CompletableFuture.delayedExecutor(FROZEN.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> letGo(frozen));
        }
        if (fault.kind() == Kind.OUTAGE) {
            lane.proxy().shut(OUTAGE);
        }
        if (fault.kind().lingers()) {
            lingers = true;
            lane.proxy().shut(LONGEST);
        }
        Process victim = child;
        if (fault.kind().kills() && victim != null) {
            victim.destroyForcibly().onExit().join();
        } else if (fault.kind().signals() && victim != null) {
            victim.destroy();
        }
    }

    private void letGo(int frozen) {
        if (running == frozen) {
            lane.proxy().cut();
        }
    }

    private void hung() {
        problems.add("attempt " + attempts + " hangs");
        lane.proxy().cut();
    }

    private void compare(String what, List<String> wanted, List<String> found) {
        Release.difference(what, wanted, found).ifPresent(problems::add);
    }
}
