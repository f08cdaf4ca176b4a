package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of every statement of the scripts that were begun whether it is committed. */
final class Account {

    /** More names than these nobody reads; the report has them. */
    private static final int MOST_NAMES = 10;

    private Account() {}

    /**
     * Returns the first failure with all that is known of what it left behind.
     *
     * @param failures at least one; several lanes may fail at once
     */
    static Diagnostic of(List<Lane.Failure> failures, List<ScriptWork> works) {
        ScriptWork failed = failures.get(0).work();
        String except = failed.rolledBack() ? ", except what it rolled back itself" : "";
        String certainly = doubt(failed) ? "committed for certain: " : "committed: ";
        Diagnostic told = failures.get(0).reason().note(certainly + committed(failed, works) + except);
        int first = Math.max(failed.committed(), failed.inDoubt()) + 1;
        if (first <= failed.statements()) {
            told = told.note("not committed: " + numbers(first, failed.statements()) + " of this script");
        }
        List<ScriptWork> later = works.stream()
                .filter(work -> work.state() == State.SUCCEEDED && work.index() > failed.index())
                .toList();
        if (!later.isEmpty()) {
            told = told.note("committed too, though later in the order: " + names(later));
        }
        for (ScriptWork other : works) {
            boolean stopped = other.state() == State.CANCELLED || other.state() == State.FAILED;
            if (other != failed && stopped) {
                told = told.note(lead(other, failures) + "; committed of it: " + own(other) + unknown(other));
            }
        }
        List<ScriptWork> notRun =
                works.stream().filter(work -> work.state() == State.NOT_RUN).toList();
        if (notRun.isEmpty()) {
            return told;
        }
        boolean after = notRun.stream().allMatch(work -> work.index() > failed.index());
        return told.note("not run: " + count(notRun.size(), "script") + (after ? " after it" : ""));
    }

    private static String lead(ScriptWork work, List<Lane.Failure> failures) {
        return failures.stream()
                .filter(failure -> failure.work() == work)
                .flatMap(failure -> failure.reason().render().lines().limit(1))
                .map(line -> "failed too: " + line)
                .findFirst()
                .orElse("stopped with it: " + work.name());
    }

    private static boolean doubt(ScriptWork work) {
        return work.inDoubt() > work.committed();
    }

    private static String unknown(ScriptWork work) {
        return doubt(work) ? "; unknown: " + numbers(work.committed() + 1, work.inDoubt()) : "";
    }

    private static String own(ScriptWork work) {
        return work.committed() == 0 ? "nothing" : numbers(1, work.committed());
    }

    private static String committed(ScriptWork failed, List<ScriptWork> works) {
        long before = works.stream()
                .filter(work -> work.state() == State.SUCCEEDED && work.index() < failed.index())
                .count();
        String scripts = before == 0 ? "" : count(before, "script") + " before it";
        if (failed.committed() == 0) {
            return before == 0 ? "nothing" : scripts + ", and nothing of this one";
        }
        String own = numbers(1, failed.committed()) + " of this script";
        return before == 0 ? own : scripts + ", and " + own;
    }

    private static String names(List<ScriptWork> works) {
        String names = works.stream().limit(MOST_NAMES).map(ScriptWork::name).collect(Collectors.joining(", "));
        return works.size() > MOST_NAMES ? names + " and " + (works.size() - MOST_NAMES) + " more" : names;
    }

    private static String numbers(int first, int last) {
        return first == last ? "statement " + first : "statements " + first + " to " + last;
    }

    private static String count(long number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }
}
