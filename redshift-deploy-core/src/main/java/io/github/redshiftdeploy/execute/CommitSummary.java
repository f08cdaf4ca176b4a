package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of every statement of the scripts that were begun whether it is committed. */
final class CommitSummary {

    /** More names than these nobody reads; the report has them. */
    private static final int MOST_NAMES = 10;

    private CommitSummary() {}

    /**
     * Returns the first failure with all that is known of what it left behind.
     *
     * @param failures at least one; several lanes may fail at once
     */
    static Diagnostic of(List<Lane.Failure> failures, List<RunningScript> running) {
        RunningScript failed = failures.get(0).script();
        String except = failed.rolledBack() ? ", except what it rolled back itself" : "";
        String certainly = failed.doubtful() ? "committed for certain: " : "committed: ";
        Diagnostic told = failures.get(0).reason().note(certainly + committed(failed, running) + except);
        int first = Math.max(failed.committed(), failed.inDoubt()) + 1;
        if (first <= failed.statements()) {
            told = told.note("not committed: " + numbers(first, failed.statements()) + " of this script");
        }
        List<RunningScript> later = running.stream()
                .filter(script -> script.state() == State.SUCCEEDED && script.index() > failed.index())
                .toList();
        if (!later.isEmpty()) {
            told = told.note("committed too, though later in the order: " + names(later));
        }
        for (RunningScript other : running) {
            boolean stopped = other.state() == State.CANCELLED || other.state() == State.FAILED;
            if (other != failed && stopped && other.heardOf()) {
                told = told.note(lead(other, failures) + "; committed of it: " + own(other) + unknown(other));
            }
        }
        List<RunningScript> notRun = running.stream()
                .filter(script -> script.state() == State.NOT_RUN)
                .toList();
        if (notRun.isEmpty()) {
            return told;
        }
        boolean after = notRun.stream().allMatch(script -> script.index() > failed.index());
        return told.note("not run: " + (after ? count(notRun.size(), "script") + " after it" : names(notRun)));
    }

    private static String lead(RunningScript script, List<Lane.Failure> failures) {
        return failures.stream()
                .filter(failure -> failure.script() == script)
                .flatMap(failure -> failure.reason().render().lines().limit(1))
                .map(line -> "failed too: " + line)
                .findFirst()
                .orElse("stopped with it: " + script.name());
    }

    private static String unknown(RunningScript script) {
        return script.doubtful() ? "; unknown: " + numbers(script.committed() + 1, script.inDoubt()) : "";
    }

    private static String own(RunningScript script) {
        return script.committed() == 0 ? "nothing" : numbers(1, script.committed());
    }

    private static String committed(RunningScript failed, List<RunningScript> running) {
        long before = running.stream()
                .filter(script -> script.state() == State.SUCCEEDED && script.index() < failed.index())
                .count();
        String scripts = before == 0 ? "" : count(before, "script") + " before it";
        if (failed.committed() == 0) {
            return before == 0 ? "nothing" : scripts + ", and nothing of this one";
        }
        String own = numbers(1, failed.committed()) + " of this script";
        return before == 0 ? own : scripts + ", and " + own;
    }

    private static String names(List<RunningScript> running) {
        String names =
                running.stream().limit(MOST_NAMES).map(RunningScript::name).collect(Collectors.joining(", "));
        return running.size() > MOST_NAMES ? names + " and " + (running.size() - MOST_NAMES) + " more" : names;
    }

    private static String numbers(int first, int last) {
        return first == last ? "statement " + first : "statements " + first + " to " + last;
    }

    private static String count(long number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }
}
