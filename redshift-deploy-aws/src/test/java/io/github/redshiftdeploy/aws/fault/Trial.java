package io.github.redshiftdeploy.aws.fault;

import io.github.redshiftdeploy.aws.DataProject;
import io.github.redshiftdeploy.aws.fault.RequestFault.Place;
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
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A deployment whose requests faults befall, and those that follow until one succeeds; then everything must be as it
 * should.
 */
final class Trial {
    private static final int MOST_ATTEMPTS = 6;
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Lane lane;
    private final Undisturbed expected;
    private final Release release;
    private final List<RequestFault> due;
    private final Map<String, String> settings = new HashMap<>();
    private final List<RequestFault> happened = new CopyOnWriteArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private @Nullable RequestFault inCall;
    private int attempts;
    private int unknown;
    private int decisions;
    private int unlocked;

    /** How often the procedure that commits in its middle had begun when somebody wanted it again. */
    private int begunAgain;

    Trial(Lane lane, Undisturbed expected, List<RequestFault> faults) {
        this.lane = lane;
        this.expected = expected;
        this.release = new Release(lane.pieces(expected.way()), expected.visible());
        this.due = new ArrayList<>(faults.stream()
                .filter(fault -> fault.kind().place != Place.CALL)
                .toList());
        this.inCall = faults.stream()
                .filter(fault -> fault.kind().place == Place.CALL)
                .findFirst()
                .orElse(null);
        if (faults.stream().anyMatch(fault -> fault.kind().kills())) {
            // Its lease is waited for. They are to each other as the defaults are.
            settings.putAll(Map.of("leaseDuration", "8s", "networkTimeout", "2s"));
        }
    }

    Verdict<RequestFault> run() throws IOException, SQLException {
        lane.reset(expected.way());
        int most = MOST_ATTEMPTS + due.size();
        Attempt attempt = attempt(List.copyOf(due));
        boolean survived = attempt.succeeded();
        while (!ended(attempt) && attempts < most) {
            prepareNext(attempt);
            attempt = attempt(due.stream().map(RequestFault::early).toList());
        }
        if (!ended(attempt)) {
            problems.add("it still fails: " + String.join("\n", said));
        }
        lane.calm();
        compare("the tables", expected.contents(), lane.contents());
        compare("the history", expected.applied(), lane.records().applied());
        compare("what is left behind", List.of(), lane.records().leftBehind());
        if (lane.begun() > 1 + begunAgain) {
            problems.add("the procedure that commits in its middle has begun " + lane.begun() + " times, of which "
                    + begunAgain + " were wanted");
        }
        return new Verdict<>(happened, survived, attempts, unknown, decisions, unlocked, problems);
    }

    private boolean ended(Attempt attempt) throws SQLException {
        return attempt.succeeded() || lane.records().succeeded();
    }

    /** Does what people do before they deploy again. */
    private void prepareNext(Attempt attempt) throws SQLException {
        settings.remove("resumeAssume");
        Question question = Question.in(attempt.shown()).orElse(null);
        if (question != null) {
            decide(question);
        }
        boolean killed = happened.stream().anyMatch(fault -> fault.kind().kills());
        unlocked += !killed && lane.records().unlock() ? 1 : 0;
    }

    /** Answers what only somebody who sees the tables can answer, when nothing can change any more. */
    private void decide(Question question) throws SQLException {
        decisions++;
        lane.calm();
        Piece piece = release.pieces().stream()
                .filter(one -> one.name().equals(question.script()))
                .findFirst()
                .orElseThrow();
        boolean done = lane.evidence(expected.way()).containsKey(Evidence.key(piece, question.statement()));
        settings.put("resumeAssume", done ? "done" : "rerun");
        if (!done && piece.text().contains("CALL ${lab}_kept.parts()")) {
            begunAgain = lane.begun();
        }
    }

    private Attempt attempt(List<RequestFault> faults) throws IOException, SQLException {
        attempts++;
        Map<String, Integer> before = lane.evidence(expected.way());
        RequestMischief mischief = new RequestMischief(lane.obstacles(), faults, inCall, happened::add);
        if (inCall != null) {
            lane.obstacles().shutCall();
        }
        lane.disturb(mischief);
        long begun = System.nanoTime();
        DataProject project = lane.project(expected.way(), settings);
        Attempt attempt = Attempt.at(project);
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
            problems.add("attempt " + attempts + " took longer than " + LONGEST.toSeconds() + " s");
        }
        lane.disturb(RequestMischief.none(lane.obstacles()));
        lane.obstacles().open();
        said.add(attempt.shown());
        inCall = mischief.called() ? null : inCall;
        due.clear();
        due.addAll(mischief.remaining());
        judge(attempt, project, before);
        return attempt;
    }

    private void judge(Attempt attempt, DataProject project, Map<String, Integer> before)
            throws IOException, SQLException {
        Map<String, Integer> found = lane.evidence(expected.way());
        Said heard = new Said(attempt.succeeded(), attempt.shown(), attempt.refused());
        List<String> wrong = new ArrayList<>(release.wrong(heard, before, found, attempts > 1));
        wrong.addAll(release.lies(project.committed(), found));
        unknown += release.unknown(heard, before) ? 1 : 0;
        if (!wrong.isEmpty()) {
            problems.add("attempt " + attempts + ": " + String.join("; ", wrong) + "\n" + attempt.shown());
        }
    }

    private void compare(String what, List<String> wanted, List<String> found) {
        Release.difference(what, wanted, found).ifPresent(problems::add);
    }
}
