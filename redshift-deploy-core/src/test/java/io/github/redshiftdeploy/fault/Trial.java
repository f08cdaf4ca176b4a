package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** Somebody who sees the tables is to say whether a statement that ran by itself has taken effect. */
    private static final Pattern QUESTION = Pattern.compile(
            "sql/(\\S+?\\.sql): .*whether statement (\\d+) has taken effect: it was (?:sent, )?to run by itself");

    private static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(1, work -> {
        Thread thread = new Thread(work, "clock of the trials");
        thread.setDaemon(true);
        return thread;
    });

    private final Lane lane;
    private final Undisturbed expected;
    private final List<Fault> due;
    private final List<Fault> happened = new ArrayList<>();
    private final Map<String, String> settings;
    private final UnaryOperator<String> rewriting;
    private final List<String> problems = new ArrayList<>();
    private int attempts;

    /** The number of the attempt that is being made, or 0. */
    private volatile int running;

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
        this.settings = new HashMap<>(settings);
        this.rewriting = rewriting;
    }

    Verdict run() throws IOException, SQLException {
        lane.reset(expected.fresh());
        Attempt attempt = attempt(List.copyOf(due));
        boolean survived = attempt.succeeded();
        int most = MOST_ATTEMPTS + due.size();
        while (!attempt.succeeded() && attempts < most && !lane.recordedAsSucceeded()) {
            decide(attempt);
            unlocked += !killed() && lane.unlock() ? 1 : 0;
            attempt = attempt(due.stream().map(Fault::early).toList());
        }
        if (!attempt.succeeded() && !lane.recordedAsSucceeded()) {
            problems.add("it still fails: " + attempt.shown());
        }
        compare("the tables", expected.contents(), lane.contents());
        compare("the history", expected.applied(), lane.applied());
        return new Verdict(happened, survived, attempts, unknown, decisions, unlocked, problems);
    }

    private Attempt attempt(List<Fault> faults) throws IOException, SQLException {
        attempts++;
        Map<String, Integer> before = lane.evidence();
        Mischief mischief = new Mischief(faults, this::happens, rewriting);
        lane.proxy().begin(mischief);
        running = attempts;
        ScheduledFuture<?> alarm = CLOCK.schedule(this::hung, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        boolean child = !faults.isEmpty() && faults.get(0).kind().kills();
        Attempt attempt = child ? inChild() : Attempt.at(lane.release(settings));
        alarm.cancel(false);
        running = 0;
        due.subList(0, due.size() - mischief.remaining().size()).clear();
        lane.calm();
        judge(attempt, before);
        return attempt;
    }

    private boolean killed() {
        return happened.stream().anyMatch(fault -> fault.kind().kills());
    }

    private Attempt inChild() throws IOException {
        Process started = lane.releaseInChild(settings);
        child = started;
        try {
            started.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            started.destroyForcibly();
        }
        return Attempt.of(lane.childLog());
    }

    /** Answers what only somebody who sees the tables can answer. */
    private void decide(Attempt attempt) throws SQLException {
        settings.remove("resumeAssume");
        Matcher question = QUESTION.matcher(attempt.shown());
        if (question.find()) {
            decisions++;
            String key = question.group(1).substring(0, 3) + ":" + question.group(2);
            settings.put("resumeAssume", lane.evidence().containsKey(key) ? "done" : "rerun");
        }
    }

    private void judge(Attempt attempt, Map<String, Integer> before) throws IOException, SQLException {
        Map<String, Integer> found = lane.evidence();
        List<String> wrong = new ArrayList<>();
        found.forEach((key, count) -> {
            if (count > expected.visible().getOrDefault(key, 0)) {
                wrong.add(key + " is there " + count + " times");
            }
        });
        if (!killed()) {
            wrong.addAll(liesOfReport(found));
        }
        if (attempt.succeeded()) {
            expected.visible().keySet().stream()
                    .filter(key -> !found.containsKey(key))
                    .forEach(key -> wrong.add("it succeeded, and " + key + " is not there"));
        } else if (attempt.refused() && !attempt.shown().contains("committed: ")) {
            if (!found.equals(before)) {
                wrong.add("it was refused, and something has changed");
            }
        } else if (!attempt.shown().isEmpty()) {
            List<Piece> pieces = lane.scenario().release();
            Claims claims = Claims.of(pieces, attempt.shown(), pending(pieces, before), wrong);
            unknown += claims.unknown() ? 1 : 0;
            wrong.addAll(claims.lies(pieces, expected.visible(), found));
        }
        if (!wrong.isEmpty()) {
            problems.add("attempt " + attempts + ": " + String.join("; ", wrong) + "\n" + attempt.shown());
        }
    }

    /** The report claims only what is certain, so what it claims must be there. */
    private List<String> liesOfReport(Map<String, Integer> found) throws IOException {
        Map<String, Integer> committed = Attempt.committed(lane.release(settings));
        List<String> lies = new ArrayList<>();
        for (Piece piece : lane.scenario().release()) {
            for (int statement = 1; statement <= committed.getOrDefault("sql/" + piece.name(), 0); statement++) {
                String key = Evidence.key(piece, statement);
                if (expected.visible().containsKey(key) && !found.containsKey(key)) {
                    lies.add("report.json says that " + key + " is committed");
                }
            }
        }
        return lies;
    }

    /** Returns for each script how many before it had something to do. */
    private List<Integer> pending(List<Piece> pieces, Map<String, Integer> before) {
        List<Integer> pending = new ArrayList<>();
        int count = 0;
        for (Piece piece : pieces) {
            pending.add(count);
            for (int statement = 1; statement <= piece.statements(); statement++) {
                String key = Evidence.key(piece, statement);
                if (expected.visible().containsKey(key) && !before.containsKey(key)) {
                    count++;
                    break;
                }
            }
        }
        return pending;
    }

    private void happens(Fault fault) {
        happened.add(fault);
        if (fault.kind().freezes()) {
            int frozen = attempts;
            CompletableFuture.delayedExecutor(FROZEN.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> letGo(frozen));
        }
        if (fault.kind() == Kind.OUTAGE) {
            lane.proxy().shut(OUTAGE);
        }
        Process victim = child;
        if (fault.kind().kills() && victim != null) {
            victim.destroyForcibly().onExit().join();
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
        if (!wanted.equals(found)) {
            List<String> missing = new ArrayList<>(wanted);
            found.forEach(missing::remove);
            List<String> surplus = new ArrayList<>(found);
            wanted.forEach(surplus::remove);
            problems.add(what + " differ; missing: " + missing + "; too much: " + surplus);
        }
    }
}
